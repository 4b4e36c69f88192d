using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

internal static class LinkRow
{
    /// <summary>Reads a row in the order of <see cref="LinkSql.Find"/>'s columns.</summary>
    public static Link Read(NpgsqlDataReader row, RecipientSnapshot recipient) => new(
        recipient,
        BotId: row.Int64OrNull(0),
        TelegramUserId: row.Int64OrNull(1),
        TelegramUsername: row.StringOrNull(2),
        ChatId: row.Int64OrNull(3),
        State: Names.Link(row.GetString(4)),
        Reason: row.StringOrNull(5),
        Generation: row.GetInt64(6),
        Version: row.GetInt64(7),
        LinkedAt: row.TimeOrNull(8),
        Enabled: row.GetBoolean(9),
        TokenExpiresAt: row.TimeOrNull(10),
        TokenClaimedBy: row.Int64OrNull(11),
        TelegramName: row.StringOrNull(12));

    public static async Task<Link?> ReadOneAsync(NpgsqlCommand command, RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader, recipient) : null;
    }
}
