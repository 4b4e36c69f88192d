using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Reads what became of messages.</summary>
public sealed class NotificationHistory(NpgsqlDataSource database)
{
    /// <summary>More are not counted.</summary>
    public const int MaxMissed = 1000;

    public async Task<NotificationRecord?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.Find, id);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Messages about a ticket or an invoice, oldest first.</summary>
    /// <param name="after">Ids up to this one are left out; 0 begins.</param>
    public async Task<IReadOnlyList<NotificationRecord>> ForReferenceAsync(
        Guid referenceId, long after, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.ForReference, referenceId, after, max);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Messages that rest unsent for a cause, oldest first.</summary>
    public async Task<IReadOnlyList<NotificationRecord>> ForCauseAsync(
        string cause, long after, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.ForCause, cause, after, max);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>A recipient's messages, newest first.</summary>
    /// <param name="before">Ids from this one on are left out; null begins with the newest.</param>
    /// <param name="type">One of <see cref="NotificationTypes"/> or an event's name; null for all.</param>
    public async Task<IReadOnlyList<NotificationRecord>> ForRecipientAsync(
        RecipientSnapshot recipient, long? before, int max, string? type, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.ForRecipient, Names.Of(recipient), recipient.RecipientId, before, max, type);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>How many notifications have not reached a recipient, because nothing could be delivered to his link, since the last message that came into his chat.</summary>
    /// <returns>At most <see cref="MaxMissed"/>.</returns>
    public async Task<int> CountMissedAsync(RecipientSnapshot recipient, long botId, long chatId, CancellationToken cancellationToken)
    {
        string[] causes = [NotificationCauses.Suspended, NotificationCauses.BotBlocked, NotificationCauses.ChatNotFound];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.Missed, Names.Of(recipient), recipient.RecipientId, causes, MaxMissed, botId, chatId);
        return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>All rows that an event or a request caused, part after part.</summary>
    public async Task<IReadOnlyList<NotificationRecord>> ForEventAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.ForEvent, eventId);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Their texts, in the same order.</summary>
    public async Task<IReadOnlyList<string>> TextsOfEventAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.TextsOfEvent, eventId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new List<string>();
        while (await row.ReadAsync(cancellationToken))
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }

    /// <summary>Whether a message about a ticket or an invoice was ever meant for this recipient: so it is his business.</summary>
    public async Task<bool> WasToldAsync(RecipientSnapshot recipient, Guid referenceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(HistorySql.WasTold, referenceId, Names.Of(recipient), recipient.RecipientId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<IReadOnlyList<NotificationRecord>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var records = new List<NotificationRecord>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            records.Add(new NotificationRecord(
                Id: row.GetInt64(0),
                Names.Recipient(row.GetString(1), row.GuidOrNull(2)),
                NotificationType: row.GetString(3),
                ReferenceId: row.GuidOrNull(4),
                EventId: row.GuidOrNull(5),
                Part: row.GetInt16(6),
                Names.State(row.GetString(7)),
                Cause: row.StringOrNull(8),
                ErrorCode: row.IsDBNull(9) ? null : row.GetInt32(9),
                Error: row.StringOrNull(10),
                Attempts: row.GetInt32(11),
                PossiblyDuplicate: row.GetBoolean(12),
                TelegramMessageId: row.Int64OrNull(13),
                CreatedAt: row.GetFieldValue<DateTimeOffset>(14),
                SentAt: row.TimeOrNull(15),
                NotBefore: row.TimeOrNull(16),
                RecipientName: row.StringOrNull(17)));
        }

        return records;
    }
}
