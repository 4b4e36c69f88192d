namespace ClientPortal.NotificationStore.Sql;

internal static class PersonSql
{
    /// <summary>
    /// The recipient behind a Telegram account, with the account that acts for him. Indexes: telegram_identities' primary key, the links'
    /// unique keys, accounts' primary key and accounts_client_id. $1 bot, $2 Telegram user.
    /// </summary>
    public const string Find =
        """
        SELECT i.recipient_type, i.recipient_id, a.account_id, a.role, a.name, a.language, a.time_zone, a.active, l.state, l.chat_id, l.generation
          FROM telegram.telegram_identities AS i
         CROSS JOIN LATERAL
               (SELECT k.state, k.chat_id, k.generation FROM telegram.links AS k
                 WHERE k.recipient_type = i.recipient_type AND k.recipient_id = i.recipient_id AND k.bot_id = i.bot_id LIMIT 1) AS l
         CROSS JOIN LATERAL
               (SELECT account_id, role, name, language, time_zone, active FROM telegram.accounts
                 WHERE i.recipient_type = 'user' AND account_id = i.recipient_id
                 UNION ALL
                 (SELECT account_id, role, name, language, time_zone, active FROM telegram.accounts
                   WHERE i.recipient_type = 'client' AND client_id = i.recipient_id
                   ORDER BY active DESC, account_id LIMIT 1)) AS a
         WHERE i.bot_id = $1 AND i.telegram_user_id = $2
        """;

    /// <summary>No row for an account that no event told of. Index: accounts' primary key. $1 account.</summary>
    public const string IsActive = "SELECT active FROM telegram.accounts WHERE account_id = $1";

    /// <summary>The account that acts for a recipient. Indexes: accounts' primary key, accounts_client_id. $1 kind, $2 recipient.</summary>
    public const string FindAccount =
        """
        SELECT account_id, role, name, language, time_zone, active FROM telegram.accounts
         WHERE $1 = 'user' AND account_id = $2 AND client_id IS NULL
         UNION ALL
        (SELECT account_id, role, name, language, time_zone, active FROM telegram.accounts
          WHERE $1 = 'client' AND client_id = $2
          ORDER BY active DESC, account_id LIMIT 1)
        """;
}
