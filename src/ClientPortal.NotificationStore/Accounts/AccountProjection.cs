using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>What the account events told: who there is, in which language and time zone he reads, and whether he is active.</summary>
public sealed class AccountProjection(NpgsqlDataSource database)
{
    /// <summary>Takes an event's snapshot; false when a newer one is known. A repeat of the newest changes nothing and answers true.</summary>
    /// <param name="sequence">The event's, which rises with each change of the account.</param>
    public async Task<bool> ApplyAsync(AccountSnapshot account, long sequence, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            AccountSql.Apply,
            account.AccountId,
            Names.Of(account.Role),
            account.ClientId,
            account.Name,
            account.Language,
            account.TimeZone,
            account.Active,
            sequence);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
