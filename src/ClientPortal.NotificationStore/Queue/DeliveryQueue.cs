using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using ClientPortal.NotificationStore.Sql;
using ClientPortal.Postgres.Signals;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>
/// The queue's sending side: take over, claim, send, record. Each call is one round trip, however many rows.
/// A dispatcher that lost its lease is refused by its fencing token.
/// </summary>
/// <remarks>
/// For one loop: a claim that runs beside a record may miss the chats that the record frees, until the next claim.
/// <see cref="RecordAndClaimAsync"/> does both in their order.
/// </remarks>
public sealed class DeliveryQueue(NpgsqlDataSource database)
{
    /// <summary>
    /// Makes <paramref name="lease"/> the only one that may claim and record for its bot. Call it once after the lease was
    /// gained, then <see cref="RescueAsync"/>. False when a newer holder stands already.
    /// </summary>
    public async Task<bool> TakeOverAsync(DispatcherLease lease, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(DeliverySql.TakeOver, lease.BotId, lease.Token);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>
    /// Claims what is due at <paramref name="now"/>: per chat its oldest unfinished row, urgent chats first. A row whose link
    /// moved, was removed or is suspended, or that its recipient does not want any more, is cancelled instead and the chat goes on
    /// with its next.
    /// </summary>
    /// <param name="max">Most rows to claim.</param>
    /// <param name="leaseFor">Time to send and record them; afterwards their outcome counts as unknown.</param>
    public async Task<ClaimResult> ClaimAsync(
        DispatcherLease lease, int max, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        ClaimBatch.Add(batch, lease, max, now, leaseFor);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var claimed = await ClaimBatch.ReadAsync(reader, cancellationToken);
        await reader.ReadToEndAsync(cancellationToken);
        return claimed;
    }

    /// <summary>
    /// Writes outcomes and publishes them as <c>notification.sent</c>, <c>notification.failed</c> or <c>notification.unknown</c>
    /// in the same transaction.
    /// </summary>
    /// <param name="botNotBefore">Silence for the whole bot, when Telegram asked for it.</param>
    public async Task<RecordResult> RecordAsync(
        DispatcherLease lease, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset? botNotBefore, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        RecordBatch.Add(batch, lease, outcomes, botNotBefore);
        batch.ThenNotify(StoreSchema.OutboxChannel);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var recorded = await RecordBatch.ReadAsync(reader, outcomes, cancellationToken);
        await reader.ReadToEndAsync(batch, cancellationToken);
        return recorded;
    }

    /// <summary>Records, then claims, in one round trip: the loop of a busy dispatcher.</summary>
    public async Task<(RecordResult Recorded, ClaimResult Claimed)> RecordAndClaimAsync(
        DispatcherLease lease,
        IReadOnlyList<DeliveryOutcome> outcomes,
        DateTimeOffset? botNotBefore,
        int max,
        DateTimeOffset now,
        TimeSpan leaseFor,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        RecordBatch.Add(batch, lease, outcomes, botNotBefore);
        ClaimBatch.Add(batch, lease, max, now, leaseFor);
        batch.ThenNotify(StoreSchema.OutboxChannel);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var recorded = await RecordBatch.ReadAsync(reader, outcomes, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var claimed = await ClaimBatch.ReadAsync(reader, cancellationToken);
        await reader.ReadToEndAsync(batch, cancellationToken);
        return (recorded, claimed);
    }

    /// <summary>
    /// Settles rows that a former holder left in <c>sending</c>, or the present one beyond their lease: sent once more and
    /// marked, or held as unknown. Call it after a take-over and now and then. Answers how many.
    /// </summary>
    /// <param name="known">Ids under way, waiting to leave or waiting to be recorded: left alone, however old their claim is.</param>
    public async Task<int> RescueAsync(
        DispatcherLease lease,
        UnknownOutcomePolicy policy,
        DateTimeOffset now,
        IReadOnlyList<long> known,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(ChatSql.LockBusy, lease.BotId)
            .With(DeliverySql.Rescue, lease.BotId, lease.Token, now.ToUniversalTime(), policy.MaxResends, known.ToArray())
            .With(ChatSql.Advance, lease.BotId);
        var (rescued, held) = await ReadRescuedAsync(batch, now, cancellationToken);
        await connection.AddEventsAsync(StoreSchema.Name, held, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (held.Count > 0)
        {
            await connection.NotifyAsync(StoreSchema.OutboxChannel, cancellationToken);
        }

        return rescued;
    }

    /// <summary>Result sets: the locked chats, the rescued rows.</summary>
    private static async Task<(int Rescued, List<OutboxMessage> Held)> ReadRescuedAsync(
        NpgsqlBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var rescued = 0;
        var held = new List<OutboxMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rescued++;
            if (Names.State(reader.GetString(1)) == NotificationState.Unknown
                && Names.Recipient(reader.GetString(2), reader.GuidOrNull(3)) is { } recipient)
            {
                var snapshot = new NotificationSnapshot(
                    reader.GetInt64(0), recipient, reader.GetString(4), reader.GuidOrNull(5), reader.GuidOrNull(6), reader.GetInt32(7));
                held.Add(OutboxMessage.From(
                    new NotificationUnknown(snapshot, NotificationCauses.DispatcherLost, reader.GetInt32(8), now, Actor.System)));
            }
        }

        await reader.ReadToEndAsync(cancellationToken);
        return (rescued, held);
    }
}
