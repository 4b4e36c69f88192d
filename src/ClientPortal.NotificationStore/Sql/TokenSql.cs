namespace ClientPortal.NotificationStore.Sql;

/// <summary>Statements on deep links' tokens, for one of the two tables of links (see <see cref="LinkSql.For"/>).</summary>
internal static class TokenSql
{
    /// <summary>A new deep link; voids the old one, leaves a standing connection alone. Index: the table's unique key.
    /// $1 recipient, $2 bot, $3 SHA-256 of the token, $4 expires.</summary>
    public const string Start =
        """
        INSERT INTO telegram.{table} AS l ({key}, token_bot_id, connection_token, token_expires_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT ({key}) DO UPDATE
           SET token_bot_id = excluded.token_bot_id, connection_token = excluded.connection_token,
               token_expires_at = excluded.token_expires_at, token_claimed_by = NULL, updated_at = now()
        """;

    /// <summary>
    /// The first Telegram user who presses start with a living token claims it; a repeat by the same one is fine.
    /// Index: connection_token's unique key. $1 bot, $2 SHA-256, $3 Telegram user, $4 now. Answers whose link it is.
    /// </summary>
    public const string Claim =
        """
        UPDATE telegram.{table} SET token_claimed_by = $3, updated_at = now()
         WHERE connection_token = $2 AND token_bot_id = $1 AND token_expires_at > $4
           AND (token_claimed_by IS NULL OR token_claimed_by = $3)
        RETURNING {key}
        """;

    /// <summary>Index: connection_token's unique key. $1 bot, $2 SHA-256.</summary>
    public const string FindToken =
        """
        SELECT {key}, token_expires_at, token_claimed_by FROM telegram.{table} WHERE connection_token = $2 AND token_bot_id = $1
        """;

    /// <summary>A token that must stand, claimed by this Telegram user. Index: the table's unique key.
    /// $1 recipient, $2 bot, $3 Telegram user, $4 SHA-256, $5 now.</summary>
    public const string CheckClaim =
        """
        SELECT true FROM telegram.{table}
         WHERE {key} = $1 AND token_bot_id = $2 AND token_claimed_by = $3 AND connection_token = $4 AND token_expires_at > $5
        """;

    /// <summary>
    /// Whether the account behind a locked link is deactivated. Whoever takes a deactivation writes it before he locks the link to end it, so one of
    /// the two sees the other. Indexes: accounts' primary key, accounts_client_id. $1 kind, $2 recipient.
    /// </summary>
    public const string IsDeactivated = $"SELECT NOT a.active FROM ({PersonSql.FindAccount}) AS a";

    /// <summary>Keeps what became of a token that is about to end, and locks its link. Index: the table's unique key.
    /// $1 recipient, $2 how it ends, $3 SHA-256 of the token that is meant, null for whichever stands.</summary>
    public const string Remember =
        """
        INSERT INTO telegram.spent_tokens (token_hash, bot_id, recipient_type, recipient_id, ended)
        SELECT connection_token, token_bot_id, '{type}', {key}, $2
          FROM telegram.{table}
         WHERE {key} = $1 AND connection_token IS NOT NULL AND ($3::bytea IS NULL OR connection_token = $3)
           FOR UPDATE
        ON CONFLICT (token_hash) DO NOTHING
        """;

    /// <summary>Voids a token. Index: the table's unique key. $1 recipient, $2 SHA-256, null for whichever stands.</summary>
    public const string Withdraw =
        """
        UPDATE telegram.{table}
           SET connection_token = NULL, token_bot_id = NULL, token_expires_at = NULL, token_claimed_by = NULL, updated_at = now()
         WHERE {key} = $1 AND connection_token IS NOT NULL AND ($2::bytea IS NULL OR connection_token = $2)
        """;

    /// <summary>Index: spent_tokens' primary key. $1 bot, $2 SHA-256.</summary>
    public const string FindSpent =
        """
        SELECT recipient_type, recipient_id, ended FROM telegram.spent_tokens WHERE token_hash = $2 AND bot_id = $1
        """;

    /// <summary>Nobody keeps a deep link for so long. Index: spent_tokens_recipient. $1 kind, $2 recipient.</summary>
    public const string Forget =
        """
        DELETE FROM telegram.spent_tokens WHERE recipient_type = $1 AND recipient_id = $2 AND ended_at < now() - interval '1 day'
        """;
}
