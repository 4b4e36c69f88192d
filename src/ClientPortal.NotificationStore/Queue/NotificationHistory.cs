using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Reads what became of messages.</summary>
public sealed class NotificationHistory(NpgsqlDataSource database)
{
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
                NotBefore: row.TimeOrNull(16)));
        }

        return records;
    }
}
