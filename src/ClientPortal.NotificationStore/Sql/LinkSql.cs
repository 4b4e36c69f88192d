using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore.Sql;

/// <summary>
/// Statements on links. The seed keeps clients and staff in two tables of one shape, so each text is written once and
/// <see cref="For"/> puts in the table ({table}), its key column ({key}) and its kind ({type}). Locks: the link, then identities, then chats.
/// </summary>
internal static class LinkSql
{
    /// <summary>$1 recipient. Index: the table's unique key.</summary>
    public const string Ensure = "INSERT INTO telegram.{table} ({key}) VALUES ($1) ON CONFLICT ({key}) DO NOTHING";

    /// <summary>Locks a link for its change. $1 recipient. Index: the table's unique key.</summary>
    public const string Lock =
        """
        SELECT bot_id, telegram_user_id, telegram_username, chat_id, state, reason, generation, version, linked_at, enabled,
               token_expires_at, token_claimed_by, telegram_name
          FROM telegram.{table} WHERE {key} = $1 FOR UPDATE
        """;

    /// <summary>Index: the table's unique key. $1 recipient, $2 bot, $3 Telegram user, $4 username, $5 chat, $6 now, $7 name.</summary>
    public const string Activate =
        """
        UPDATE telegram.{table}
           SET bot_id = $2, telegram_user_id = $3, telegram_username = $4, telegram_name = $7, chat_id = $5, migrated_from_chat_id = NULL,
               state = 'active', reason = NULL, generation = generation + 1, version = version + 1, linked_at = $6,
               connection_token = NULL, token_bot_id = NULL, token_expires_at = NULL, token_claimed_by = NULL, updated_at = now()
         WHERE {key} = $1
        RETURNING generation, version
        """;

    /// <summary>Index: the table's unique key. $1 recipient, $2 state, $3 reason.</summary>
    public const string SetState =
        """
        UPDATE telegram.{table} SET state = $2, reason = $3, version = version + 1, updated_at = now()
         WHERE {key} = $1 RETURNING generation, version
        """;

    /// <summary>Index: the table's unique key. $1 recipient, $2 reason.</summary>
    public const string Remove =
        """
        UPDATE telegram.{table}
           SET bot_id = NULL, telegram_user_id = NULL, telegram_username = NULL, telegram_name = NULL, chat_id = NULL, migrated_from_chat_id = NULL,
               state = 'not_connected', reason = $2, version = version + 1, linked_at = NULL,
               connection_token = NULL, token_bot_id = NULL, token_expires_at = NULL, token_claimed_by = NULL, updated_at = now()
         WHERE {key} = $1
        RETURNING generation, version
        """;

    /// <summary>A group became a supergroup. No index: a handful of group links, a rare event. $1 bot, $2 old chat, $3 new chat.</summary>
    public const string MigrateClients =
        """
        UPDATE telegram.client_telegram SET chat_id = $3, migrated_from_chat_id = $2, updated_at = now() WHERE bot_id = $1 AND chat_id = $2
        """;

    /// <summary>As <see cref="MigrateClients"/>.</summary>
    public const string MigrateStaff =
        """
        UPDATE telegram.user_telegram SET chat_id = $3, migrated_from_chat_id = $2, updated_at = now() WHERE bot_id = $1 AND chat_id = $2
        """;

    /// <summary>Index: the table's unique key. $1 recipient, $2 enabled.</summary>
    public const string SetEnabled =
        """
        INSERT INTO telegram.{table} AS l ({key}, enabled) VALUES ($1, $2)
        ON CONFLICT ({key}) DO UPDATE SET enabled = excluded.enabled, updated_at = now() WHERE l.enabled <> excluded.enabled
        """;

    /// <summary>Index: the two tables' unique keys, through the view. $1 kind, $2 recipient.</summary>
    public const string Find =
        """
        SELECT bot_id, telegram_user_id, telegram_username, chat_id, state, reason, generation, version, linked_at, enabled,
               token_expires_at, token_claimed_by, telegram_name
          FROM telegram.links WHERE recipient_type = $1 AND recipient_id = $2
        """;

    /// <summary>Links to a group. Indexes: client_telegram_group, user_telegram_group, through the view. $1 bot, $2 chat, below zero.</summary>
    public const string FindByGroup =
        """
        SELECT recipient_type, recipient_id FROM telegram.links WHERE bot_id = $1 AND chat_id = $2 AND chat_id < 0 ORDER BY 1, 2
        """;

    /// <summary>Index: telegram_identities' primary key. $1 bot, $2 Telegram user.</summary>
    public const string FindIdentity =
        """
        SELECT recipient_type, recipient_id FROM telegram.telegram_identities WHERE bot_id = $1 AND telegram_user_id = $2
        """;

    /// <summary>Gives up what this recipient held before. Index: telegram_identities_recipient_type_recipient_id_key.
    /// $1 kind, $2 recipient.</summary>
    public const string ReleaseIdentity =
        """
        DELETE FROM telegram.telegram_identities WHERE recipient_type = $1 AND recipient_id = $2
        """;

    /// <summary>No row: the Telegram account belongs to somebody else. Index: telegram_identities' primary key.
    /// $1 bot, $2 Telegram user, $3 kind, $4 recipient.</summary>
    public const string TakeIdentity =
        """
        INSERT INTO telegram.telegram_identities (bot_id, telegram_user_id, recipient_type, recipient_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (bot_id, telegram_user_id) DO NOTHING RETURNING true
        """;

    /// <summary>
    /// Locks, in order, the chats that a recipient's pending rows stand in, and marks them busy so that their heads are found anew.
    /// Index: queue_pending_by_recipient, telegram_chats' primary key. $1 kind, $2 recipient, $3 bot and $4 another chat, or null.
    /// </summary>
    public const string LockPendingChats =
        """
        WITH locked AS (
            SELECT c.bot_id, c.chat_id FROM telegram.telegram_chats AS c
             WHERE (c.bot_id, c.chat_id) IN (SELECT q.bot_id, q.chat_id FROM telegram.telegram_notifications_queue AS q
                     WHERE q.recipient_type = $1 AND q.recipient_id = $2 AND q.state = 'pending'
                     UNION ALL SELECT $3::bigint, $4::bigint)
             ORDER BY c.bot_id, c.chat_id FOR UPDATE
        ), marked AS (
            UPDATE telegram.telegram_chats AS c SET busy = true FROM locked AS k WHERE c.bot_id = k.bot_id AND c.chat_id = k.chat_id
        )
        SELECT DISTINCT bot_id FROM locked
        """;

    /// <summary>
    /// Locks, in one order, every chat that a change of links is going to touch: those in which rows of one or two recipients wait, and those
    /// that get a notice. Index: queue_pending_by_recipient, telegram_chats' primary key.
    /// $1 kind, $2 recipient, $3 another's kind or null, $4 the other, $5 bots and $6 chats of notices.
    /// </summary>
    public const string LockChats =
        """
        INSERT INTO telegram.telegram_chats AS c (bot_id, chat_id)
        SELECT i.bot_id, i.chat_id
          FROM (SELECT q.bot_id, q.chat_id FROM telegram.telegram_notifications_queue AS q
                 WHERE q.recipient_type = $1 AND q.recipient_id = $2 AND q.state = 'pending'
                 UNION
                SELECT q.bot_id, q.chat_id FROM telegram.telegram_notifications_queue AS q
                 WHERE q.recipient_type = $3::text AND q.recipient_id = $4::uuid AND q.state = 'pending'
                 UNION
                SELECT n.bot_id, n.chat_id FROM unnest($5::bigint[], $6::bigint[]) AS n(bot_id, chat_id)) AS i
         ORDER BY 1, 2
        ON CONFLICT (bot_id, chat_id) DO UPDATE SET chat_id = excluded.chat_id WHERE false
        """;

    /// <summary>What has not begun to be sent will not be. Index: queue_pending_by_recipient. $1 kind, $2 recipient, $3 cause.</summary>
    public const string CancelPending =
        """
        UPDATE telegram.telegram_notifications_queue
           SET state = 'cancelled', cause = $3, version = version + 1, updated_at = now()
         WHERE recipient_type = $1 AND recipient_id = $2 AND state = 'pending' AND generation IS NOT NULL
        """;

    /// <summary>As <see cref="CancelPending"/>, with the bot's answers in a chat. Indexes: queue_pending_by_recipient, queue_pending_by_chat.
    /// $1 kind, $2 recipient, $3 cause, $4 bot, $5 chat.</summary>
    public const string CancelPendingAndAnswers =
        """
        UPDATE telegram.telegram_notifications_queue
           SET state = 'cancelled', cause = $3, version = version + 1, updated_at = now()
         WHERE state = 'pending'
           AND ((recipient_type = $1 AND recipient_id = $2 AND generation IS NOT NULL)
             OR (bot_id = $4 AND chat_id = $5 AND notification_type = 'bot_answer'))
        """;

    /// <summary>A statement for one of the two tables.</summary>
    public static string For(string statement, RecipientType type) => type switch
    {
        RecipientType.Client => statement.Replace("{table}", "client_telegram", StringComparison.Ordinal).Replace("{key}", "client_id", StringComparison.Ordinal).Replace("{type}", "client", StringComparison.Ordinal),
        RecipientType.User => statement.Replace("{table}", "user_telegram", StringComparison.Ordinal).Replace("{key}", "user_id", StringComparison.Ordinal).Replace("{type}", "user", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown kind of recipient."),
    };
}
