using ClientPortal.Api.Jobs;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Attachments;

/// <summary>Deletes files that no comment has named in time.</summary>
internal sealed class SweepAttachments(AttachmentContent content, IOptions<AttachmentOptions> options, TimeProvider time, ILogger<SweepAttachments> logger) : IRecurringJob
{
    private const int Batch = 50;

    public TimeSpan Interval => options.Value.SweepEvery;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepPendingFor;
        int swept;
        do
        {
            swept = await content.SweepAsync(before, Batch, cancellationToken);
            if (swept > 0)
            {
                logger.SweptAttachments(swept);
            }
        }
        while (swept == Batch);
    }
}
