using System.Data.Common;
using ClientPortal.Postgres.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClientPortal.Messaging.Outbox;

/// <summary>Wakes the relay once a context's events are committed.</summary>
internal sealed class OutboxInterceptor(PostgresNotifier notifier, string channel) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>A single statement needs no transaction of EF's.</summary>
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } context)
        {
            Wake(context);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>Events stay known to their context after they were written; a wake too many does no harm.</summary>
    private void Wake(DbContext? context)
    {
        if (context?.ChangeTracker.Entries<OutboxMessage>().Any() == true)
        {
            notifier.Notify(channel);
        }
    }
}
