using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>
/// Removes rows that came to rest long ago. With a row goes its event's dedupe: a repeat of the event would be told again.
/// Safe from several processes at once.
/// </summary>
public sealed class QueueRetention(NpgsqlDataSource database)
{
    /// <summary>
    /// Dedupe by event must reach as far back as anybody repeats one: the inbox of the consumers keeps ids for as long, and a
    /// parked message is not replayed later than that.
    /// </summary>
    public static TimeSpan LeastKept { get; } = TimeSpan.FromDays(90);

    /// <summary>Looks at one page of rows, in the order of their age, in a transaction of its own.</summary>
    /// <param name="after">The former page's last id; 0 begins.</param>
    /// <param name="max">Rows to look at.</param>
    /// <param name="keepSettled">Since sent, skipped or cancelled; at least <see cref="LeastKept"/>.</param>
    /// <param name="keepFailed">Since failed or unknown; at least <see cref="LeastKept"/>.</param>
    public async Task<RetentionPage> RemoveAsync(
        long after, int max, TimeSpan keepSettled, TimeSpan keepFailed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keepSettled, LeastKept);
        ArgumentOutOfRangeException.ThrowIfLessThan(keepFailed, LeastKept);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(RetentionSql.RemovePage, after, max, keepSettled, keepFailed);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new RetentionPage(reader.Int64OrNull(0) ?? after, More: reader.GetBoolean(1), (int)reader.GetInt64(2));
    }
}
