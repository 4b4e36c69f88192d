using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>
/// The queue's sending side: take over, claim, send, record. Each call is one round trip, however many rows.
/// A dispatcher that lost its lease is refused by its fencing token.
/// </summary>
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
    /// moved, was removed or is suspended is cancelled instead and the chat goes on with its next.
    /// </summary>
    /// <param name="max">Most rows to claim.</param>
    /// <param name="leaseFor">Time to send and record them; afterwards their outcome counts as unknown.</param>
    public async Task<ClaimResult> ClaimAsync(
        DispatcherLease lease, int max, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        AddClaim(batch, lease, max, now, leaseFor);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadClaimAsync(reader, cancellationToken);
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
        AddRecord(batch, lease, outcomes, botNotBefore);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadRecordAsync(reader, outcomes, cancellationToken);
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
        AddRecord(batch, lease, outcomes, botNotBefore);
        AddClaim(batch, lease, max, now, leaseFor);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var recorded = await ReadRecordAsync(reader, outcomes, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return (recorded, await ReadClaimAsync(reader, cancellationToken));
    }

    /// <summary>
    /// Settles rows that a former holder left in <c>sending</c>, or the present one beyond their lease: sent once more and
    /// marked, or held as unknown. Call it after a take-over and now and then. Answers how many.
    /// </summary>
    public async Task<int> RescueAsync(
        DispatcherLease lease, UnknownOutcomePolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(ChatSql.LockBusy, lease.BotId)
            .With(DeliverySql.Rescue, lease.BotId, lease.Token, now, policy.MaxResends)
            .With(ChatSql.Advance, lease.BotId);
        var rescued = await ReadRescuedAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rescued;
    }

    private static void AddClaim(NpgsqlBatch batch, DispatcherLease lease, int max, DateTimeOffset now, TimeSpan leaseFor) => batch
        .With(DeliverySql.Fence, lease.BotId, lease.Token)
        .With(DeliverySql.Claim, lease.BotId, lease.Token, now, max, now + leaseFor, lease.Holder)
        .With(ChatSql.Advance, lease.BotId)
        .With(DeliverySql.NextDue, lease.BotId);

    private static async Task<ClaimResult> ReadClaimAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var holds = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var claimed = new List<ClaimedNotification>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(ClaimedRow.Read(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        var nextDue = await reader.ReadAsync(cancellationToken) ? reader.TimeOrNull(0) : null;
        return holds ? new ClaimResult(Refused: false, claimed, nextDue) : ClaimResult.RefusedResult;
    }

    private static void AddRecord(
        NpgsqlBatch batch, DispatcherLease lease, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset? botNotBefore)
    {
        batch.With(DeliverySql.Fence, lease.BotId, lease.Token);
        batch.With(ChatSql.Lock, lease.BotId, outcomes.Select(o => o.Notification.ChatId).ToArray());
        var paused = outcomes.Where(o => o.ChatNotBefore is not null).ToArray();
        batch.With(
            ChatSql.Pause,
            lease.BotId,
            paused.Select(o => o.Notification.ChatId).ToArray(),
            paused.Select(o => o.ChatNotBefore!.Value.ToUniversalTime()).ToArray());
        batch.With(
            DeliverySql.Record,
            lease.BotId,
            lease.Token,
            outcomes.Select(o => o.Notification.Id).ToArray(),
            outcomes.Select(o => Names.Of(o.State)).ToArray(),
            outcomes.Select(o => o.At.ToUniversalTime()).ToArray(),
            outcomes.Select(o => o.TelegramMessageId).ToArray(),
            outcomes.Select(o => o.SpendsAttempt).ToArray(),
            outcomes.Select(o => o.IsResend).ToArray(),
            outcomes.Select(o => o.NotBefore?.ToUniversalTime()).ToArray(),
            outcomes.Select(o => o.Cause).ToArray(),
            outcomes.Select(o => o.ErrorCode).ToArray(),
            outcomes.Select(o => o.Error).ToArray());
        if (botNotBefore is { } silentUntil)
        {
            batch.With(DeliverySql.PauseBot, lease.BotId, lease.Token, silentUntil.ToUniversalTime());
        }

        batch.With(ChatSql.Advance, lease.BotId);
    }

    private static async Task<RecordResult> ReadRecordAsync(
        NpgsqlDataReader reader, IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellationToken)
    {
        // Result sets: the fence, the locked chats, the recorded rows.
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var recorded = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            recorded.Add(reader.GetInt64(0));
        }

        return new RecordResult(
            [.. recorded],
            outcomes.Select(o => o.Notification.Id).Where(id => !recorded.Contains(id)).ToArray());
    }

    private static async Task<int> ReadRescuedAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var rescued = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            rescued++;
        }

        return rescued;
    }
}
