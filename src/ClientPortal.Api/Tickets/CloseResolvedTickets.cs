using ClientPortal.Api.Database;
using ClientPortal.Api.Jobs;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Tickets;

/// <summary>Closes tickets that stayed resolved for long enough, in batches, each in a transaction of its own.</summary>
internal sealed class CloseResolvedTickets(PortalDbContext db, TicketStore store, IOptions<TicketOptions> options, TimeProvider time, ILogger<CloseResolvedTickets> logger) : IRecurringJob
{
    private const int Batch = 100;

    public TimeSpan Interval => options.Value.CloseResolvedEvery;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int closed;
        do
        {
            closed = await db.InTransactionAsync(CloseBatchAsync, cancellationToken);
            db.ChangeTracker.Clear();
        }
        while (closed == Batch);
    }

    private async Task<int> CloseBatchAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stale = await store.LockStaleAsync(now - options.Value.CloseResolvedAfter, Batch, cancellationToken);
        foreach (var ticket in stale)
        {
            store.Record(ticket.CloseBySystem(now));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (stale.Count > 0)
        {
            logger.ClosedResolved(stale.Count);
        }

        return stale.Count;
    }
}
