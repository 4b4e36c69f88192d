using System.Collections.Concurrent;
using ClientPortal.Contracts;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>What the consumers of a test have seen, and what they shall do.</summary>
internal sealed class Recording
{
    private int _running;

    public ConcurrentQueue<(string Subject, long Sequence, Guid EventId)> Handled { get; } = new();

    public int MostAtOnce { get; private set; }

    /// <summary>Runs inside each handling; may throw.</summary>
    public Func<AccountChanged, EventEnvelope, CancellationToken, Task> Work { get; set; } = (_, _, _) => Task.CompletedTask;

    public async Task HandleAsync(AccountChanged message, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        try
        {
            await Work(message, envelope, cancellationToken);
            Handled.Enqueue((envelope.Subject, envelope.Sequence, envelope.EventId));
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

internal sealed class RecordingConsumer(Recording recording) : IEventConsumer<AccountChanged>
{
    public Task ConsumeAsync(AccountChanged message, EventEnvelope envelope, CancellationToken cancellationToken) =>
        recording.HandleAsync(message, envelope, cancellationToken);
}
