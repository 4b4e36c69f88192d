namespace ClientPortal.NotificationStore.Sql;

internal static class BotSql
{
    /// <summary>Index: telegram_bots_one_active. $1 bot.</summary>
    public const string DeactivateOthers =
        """
        UPDATE telegram.telegram_bots SET active = false, updated_at = now() WHERE active AND bot_id <> $1
        """;

    /// <summary>Index: telegram_bots' primary key. $1 bot, $2 username.</summary>
    public const string Activate =
        """
        INSERT INTO telegram.telegram_bots AS b (bot_id, username, active) VALUES ($1, $2, true)
        ON CONFLICT (bot_id) DO UPDATE SET username = excluded.username, active = true, updated_at = now()
         WHERE NOT b.active OR b.username IS DISTINCT FROM excluded.username
        """;

    /// <summary>Index: telegram_bots' primary key. $1 bot.</summary>
    public const string WebhookGiven =
        """
        SELECT webhook_given FROM telegram.telegram_bots WHERE bot_id = $1
        """;

    /// <summary>Index: telegram_bots' primary key. $1 bot, $2 hash.</summary>
    public const string NoteWebhook =
        """
        INSERT INTO telegram.telegram_bots (bot_id, webhook_given) VALUES ($1, $2)
        ON CONFLICT (bot_id) DO UPDATE SET webhook_given = excluded.webhook_given, updated_at = now()
        """;
}
