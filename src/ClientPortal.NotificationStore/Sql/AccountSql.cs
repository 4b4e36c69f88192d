namespace ClientPortal.NotificationStore.Sql;

internal static class AccountSql
{
    /// <summary>Takes an account event unless a newer one was seen, and answers whether this one is the newest. Index: accounts' primary key.
    /// $1 account, $2 role, $3 client, $4 name, $5 language, $6 time zone, $7 active, $8 sequence.</summary>
    public const string Apply =
        """
        WITH applied AS (
            INSERT INTO telegram.accounts AS a (account_id, role, client_id, name, language, time_zone, active, sequence)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (account_id) DO UPDATE
               SET role = excluded.role, client_id = excluded.client_id, name = excluded.name, language = excluded.language,
                   time_zone = excluded.time_zone, active = excluded.active, sequence = excluded.sequence, updated_at = now()
             WHERE a.sequence < excluded.sequence
            RETURNING true
        )
        SELECT EXISTS (SELECT FROM applied) OR EXISTS (SELECT FROM telegram.accounts WHERE account_id = $1 AND sequence = $8)
        """;
}
