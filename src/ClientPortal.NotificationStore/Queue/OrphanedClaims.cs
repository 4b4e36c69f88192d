using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Claims whose answer was lost with the connection: made in the database, unknown to their dispatcher.</summary>
public sealed class OrphanedClaims(NpgsqlDataSource database)
{
    /// <summary>
    /// Gives back every row that this lease holds except those the dispatcher knows of: they were never sent, so nothing
    /// is in doubt. Call it after a claim that ended in a fault.
    /// </summary>
    /// <param name="known">Ids under way, waiting to leave or waiting to be recorded.</param>
    public async Task GiveBackAsync(DispatcherLease lease, IReadOnlyList<long> known, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(ChatSql.LockBusy, lease.BotId)
            .With(OrphanSql.GiveBack, lease.BotId, lease.Token, known.ToArray())
            .With(ChatSql.Advance, lease.BotId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
