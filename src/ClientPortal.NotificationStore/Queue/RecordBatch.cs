using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>The statements of one record and their result sets.</summary>
internal static class RecordBatch
{
    public static void Add(NpgsqlBatch batch, DispatcherLease lease, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset? botNotBefore)
    {
        batch.With(DeliverySql.Fence, lease.BotId, lease.Token);
        batch.With(ChatSql.Lock, lease.BotId, Column(outcomes, o => o.Notification.ChatId));
        if (outcomes.Where(o => o.ChatNotBefore is not null).ToArray() is { Length: > 0 } paused)
        {
            batch.With(
                ChatSql.Pause,
                lease.BotId,
                Column(paused, o => o.Notification.ChatId),
                Column(paused, o => o.ChatNotBefore!.Value.ToUniversalTime()));
        }

        AddOutcomes(batch, lease, outcomes);
        if (botNotBefore is { } silentUntil)
        {
            batch.With(DeliverySql.PauseBot, lease.BotId, lease.Token, silentUntil.ToUniversalTime());
        }

        if (outcomes.Max(o => o.AskedWait) is { } asked)
        {
            batch.With(TakeOverSql.RememberWait, lease.BotId, lease.Token, asked);
        }

        batch.With(ChatSql.Advance, lease.BotId);
    }

    /// <summary>Result sets: the fence, the locked chats, the recorded rows.</summary>
    public static async Task<RecordResult> ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellationToken)
    {
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

    private static void AddOutcomes(NpgsqlBatch batch, DispatcherLease lease, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var events = outcomes
            .Select(o => (o.Notification, Message: DeliveryEvents.Of(o)!))
            .Where(e => e.Message is not null)
            .ToArray();
        batch.With(
            DeliverySql.Record,
            lease.BotId,
            lease.Token,
            Column(outcomes, o => o.Notification.Id),
            Column(outcomes, o => Names.Of(o.State)),
            Column(outcomes, o => o.At.ToUniversalTime()),
            Column(outcomes, o => o.TelegramMessageId),
            Column(outcomes, o => o.SpendsAttempt),
            Column(outcomes, o => o.IsResend),
            Column(outcomes, o => o.NotBefore?.ToUniversalTime()),
            Column(outcomes, o => o.Cause),
            Column(outcomes, o => o.ErrorCode),
            Column(outcomes, o => o.Error),
            Column(events, e => e.Notification.Id),
            Column(events, e => e.Message.EventId),
            Column(events, e => e.Message.Type),
            Column(events, e => e.Message.Subject),
            Column(events, e => e.Message.Sequence),
            Column(events, e => e.Message.OccurredAt),
            Column(events, e => e.Message.Body),
            Column(events, e => e.Notification.TraceParent));
    }

    private static TValue[] Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => rows.Select(value).ToArray();
}
