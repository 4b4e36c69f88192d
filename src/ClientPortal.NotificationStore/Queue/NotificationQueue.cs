using ClientPortal.NotificationStore.Sql;
using ClientPortal.Postgres.Signals;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>The queue's writing side.</summary>
public sealed class NotificationQueue(NpgsqlDataSource database)
{
    /// <summary>The channel that is notified when chats may have something to send.</summary>
    public const string WakeChannel = EnqueueSql.WakeChannel;

    /// <summary>
    /// Adds messages in a transaction of their own: one round trip, however many, and one more where a dispatcher has to be woken.
    /// A row with the event, recipient and part of one that is there already is left out.
    /// </summary>
    public async Task<EnqueueResult> EnqueueAsync(IReadOnlyList<NewNotification> notifications, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // A batch is a transaction by itself, since nothing but its end is synchronised with the server.
        var (added, raisedHeads) = await AddAsync(connection, notifications, cancellationToken);
        if (raisedHeads)
        {
            await connection.NotifyAsync(WakeChannel, cancellationToken);
        }

        return added;
    }

    /// <summary>As above, within the caller's open transaction on <paramref name="connection"/>; chats stay locked until it ends.</summary>
    public static async Task<EnqueueResult> EnqueueAsync(
        NpgsqlConnection connection, IReadOnlyList<NewNotification> notifications, CancellationToken cancellationToken)
    {
        var (added, raisedHeads) = await AddAsync(connection, notifications, cancellationToken);
        if (raisedHeads)
        {
            await using var wake = connection.Command(EnqueueSql.Wake);
            await wake.ExecuteNonQueryAsync(cancellationToken);
        }

        return added;
    }

    private static async Task<(EnqueueResult Added, bool RaisedHeads)> AddAsync(
        NpgsqlConnection connection, IReadOnlyList<NewNotification> notifications, CancellationToken cancellationToken)
    {
        if (notifications.Count == 0)
        {
            return (new EnqueueResult(0, 0), false);
        }

        var targets = notifications.Where(n => n.SkipCause is null).Select(TargetOf).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.With(ChatSql.LockOrCreate, targets.Select(t => t.BotId).ToArray(), targets.Select(t => t.ChatId).ToArray());
        AddInsert(batch, notifications);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var answer = (new EnqueueResult((int)reader.GetInt64(0), (int)reader.GetInt64(1)), reader.GetBoolean(2));
        await reader.ReadToEndAsync(cancellationToken);
        return answer;
    }

    private static void AddInsert(NpgsqlBatch batch, IReadOnlyList<NewNotification> rows) => batch.With(
        EnqueueSql.Insert,
        Column(rows, n => Names.Of(n.Recipient)),
        Column(rows, n => n.Recipient?.RecipientId),
        Column(rows, n => n.Text),
        Column(rows, n => n.NotificationType),
        Column(rows, n => n.ReferenceId),
        Column(rows, n => n.EventId),
        Column(rows, n => n.Part),
        Column(rows, n => n.Target?.BotId),
        Column(rows, n => n.Target?.ChatId),
        Column(rows, n => n.Target?.Generation),
        Column(rows, n => n.SkipCause),
        Column(rows, n => (short)n.Priority),
        Column(rows, n => n.NotBefore?.ToUniversalTime()),
        Column(rows, n => n.Language),
        Column(rows, n => n.IsHtml ? "HTML" : null),
        Column(rows, n => n.ButtonsJson),
        Column(rows, n => n.DisableNotification),
        Column(rows, n => n.ProtectContent),
        Column(rows, n => n.TraceParent),
        Column(rows, n => n.ReplyToMessageId),
        Column(rows, n => n.EditMessageId),
        Column(rows, n => DocumentJson.Write(n.Document)));

    private static T[] Column<T>(IReadOnlyList<NewNotification> rows, Func<NewNotification, T> value) => rows.Select(value).ToArray();

    private static ChatTarget TargetOf(NewNotification notification) => notification.Target
        ?? throw new ArgumentException("A message to send needs its chat; one that is not sent needs its cause.", nameof(notification));
}
