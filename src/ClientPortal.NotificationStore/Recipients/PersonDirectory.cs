using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Tells who is behind a Telegram account.</summary>
public sealed class PersonDirectory(NpgsqlDataSource database)
{
    /// <summary>Null for a Telegram account that is not connected, or whose portal account no event told of yet.</summary>
    public async Task<Person?> FindAsync(long botId, long telegramUserId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PersonSql.Find, botId, telegramUserId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    private static Person Read(NpgsqlDataReader row) => new(
        Names.Recipient(row.GetString(0), row.GetGuid(1))!,
        AccountId: row.GetGuid(2),
        Role: Names.Role(row.GetString(3)),
        Name: row.GetString(4),
        Language: row.GetString(5),
        TimeZone: row.GetString(6),
        Active: row.GetBoolean(7),
        LinkState: Names.Link(row.GetString(8)),
        ChatId: row.GetInt64(9),
        Generation: row.GetInt64(10));
}
