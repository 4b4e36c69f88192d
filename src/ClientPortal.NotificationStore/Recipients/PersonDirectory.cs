using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Tells who is behind a Telegram account, and behind a recipient.</summary>
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

    /// <summary>Null for a recipient whom no account event told of (yet).</summary>
    public async Task<RecipientAccount?> FindAccountAsync(RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PersonSql.FindAccount, Names.Of(recipient), recipient.RecipientId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new RecipientAccount(row.GetGuid(0), Names.Role(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5))
            : null;
    }

    /// <summary>Whether an account is known to be deactivated; one that no event told of yet is not.</summary>
    public async Task<bool> IsDeactivatedAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PersonSql.IsActive, accountId);
        return await command.ExecuteScalarAsync(cancellationToken) is false;
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
