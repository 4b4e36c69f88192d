namespace ClientPortal.NotificationStore.Sql;

/// <summary>Statements on Telegram's updates. All times are the server's.</summary>
internal static class UpdateSql
{
    /// <summary>Woken when there are updates to handle.</summary>
    public const string WakeChannel = "telegram_updates";

    /// <summary>
    /// Stores updates, each once. Index: primary key. Rows go in in the order of the key, so that two statements that share some do not wait
    /// for each other in a circle. $1 bot, $2 update ids, $3 chats, $4 payloads, $5 why one is not to be handled (then it is done) or null,
    /// $6 notes of those that are to be handled.
    /// </summary>
    public const string Insert =
        """
        WITH added AS (
            INSERT INTO telegram.telegram_updates (bot_id, update_id, chat_id, payload, state, error, handled_at)
            SELECT $1, i.update_id, i.chat_id, i.payload::json,
                   CASE WHEN i.skipped IS NULL THEN 'pending' ELSE 'done' END,
                   coalesce(i.skipped, i.note),
                   CASE WHEN i.skipped IS NULL THEN NULL ELSE now() END
              FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[]) AS i (update_id, chat_id, payload, skipped, note)
             ORDER BY i.update_id
            ON CONFLICT (bot_id, update_id) DO NOTHING
            RETURNING state
        )
        SELECT count(*), count(*) FILTER (WHERE state = 'pending') FROM added
        """;

    /// <summary>
    /// The oldest pending updates of several chats: walks from chat to chat, so that a long backlog of one costs nothing.
    /// Index: telegram_updates_pending. $1 bot, $2 begin behind this chat, $3 chats that are in work, $4 most chats, $5 most updates of each.
    /// </summary>
    public const string Take =
        """
        WITH RECURSIVE heads AS (
            (SELECT u.chat_id FROM telegram.telegram_updates AS u
              WHERE u.bot_id = $1 AND u.state = 'pending' AND u.chat_id > $2 ORDER BY u.chat_id LIMIT 1)
            UNION ALL
            SELECT (SELECT u.chat_id FROM telegram.telegram_updates AS u
                     WHERE u.bot_id = $1 AND u.state = 'pending' AND u.chat_id > h.chat_id ORDER BY u.chat_id LIMIT 1)
              FROM heads AS h WHERE h.chat_id IS NOT NULL
        ), due AS (
            SELECT h.chat_id FROM heads AS h
             CROSS JOIN LATERAL
                   (SELECT u.not_before FROM telegram.telegram_updates AS u
                     WHERE u.bot_id = $1 AND u.state = 'pending' AND u.chat_id = h.chat_id ORDER BY u.update_id LIMIT 1) AS first
             WHERE h.chat_id IS NOT NULL AND h.chat_id <> ALL ($3) AND first.not_before <= now()
             LIMIT $4
        )
        SELECT d.chat_id, n.update_id, n.payload::text, n.attempts, n.error, greatest(now() - n.received_at, interval '0')
          FROM due AS d
         CROSS JOIN LATERAL
               (SELECT u.update_id, u.payload, u.attempts, u.error, u.received_at FROM telegram.telegram_updates AS u
                 WHERE u.bot_id = $1 AND u.state = 'pending' AND u.chat_id = d.chat_id ORDER BY u.update_id LIMIT $5) AS n
         ORDER BY d.chat_id, n.update_id
        """;

    /// <summary>
    /// Index: primary key. $1 bot, $2 updates, $3 lease, $4 its token. Answers whether the lease is still held. The token of a deep link does not stay.
    /// </summary>
    public const string Done =
        $"""
        WITH {Fence}, done AS (
            UPDATE telegram.telegram_updates AS u
               SET state = 'done', handled_at = now(), error = CASE WHEN u.error = 'flooded' THEN u.error END,
                   payload = CASE WHEN u.payload::text LIKE '%/start %'
                                  THEN regexp_replace(u.payload::text, '(/start(@[A-Za-z0-9_]+)? )[A-Za-z0-9_-]+', '\1...', 'g')::json
                                  ELSE u.payload END
             WHERE u.bot_id = $1 AND u.update_id = ANY ($2) AND u.state = 'pending' AND EXISTS (SELECT FROM fence)
        )
        SELECT EXISTS (SELECT FROM fence)
        """;

    /// <summary>Index: primary key. $1 bot, $2 updates, $3 lease, $4 its token, $5 attempts spent so far, $6 pause, $7 reason.</summary>
    public const string Postpone =
        $"""
        WITH {Fence}, postponed AS (
            UPDATE telegram.telegram_updates AS u
               SET attempts = $5, not_before = now() + $6::interval, error = $7
             WHERE u.bot_id = $1 AND u.update_id = ANY ($2) AND u.state = 'pending' AND EXISTS (SELECT FROM fence)
        )
        SELECT EXISTS (SELECT FROM fence)
        """;

    /// <summary>Index: primary key. $1 bot, $2 updates, $3 lease, $4 its token, $5 attempts, $6 reason.</summary>
    public const string Park =
        $"""
        WITH {Fence}, parked AS (
            UPDATE telegram.telegram_updates AS u
               SET state = 'parked', handled_at = now(), attempts = $5, error = $6
             WHERE u.bot_id = $1 AND u.update_id = ANY ($2) AND u.state = 'pending' AND EXISTS (SELECT FROM fence)
        )
        SELECT EXISTS (SELECT FROM fence)
        """;

    /// <summary>Index: telegram_updates_parked. $1 bot, $2 after this update, $3 limit.</summary>
    public const string Parked =
        """
        SELECT update_id, chat_id, attempts, error, received_at, handled_at, NULL::text
          FROM telegram.telegram_updates WHERE bot_id = $1 AND state = 'parked' AND update_id > $2 ORDER BY update_id LIMIT $3
        """;

    /// <summary>Index: telegram_updates_parked. $1 bot, $2 update.</summary>
    public const string FindParked =
        """
        SELECT update_id, chat_id, attempts, error, received_at, handled_at, payload::text
          FROM telegram.telegram_updates WHERE bot_id = $1 AND update_id = $2 AND state = 'parked'
        """;

    /// <summary>Lets a parked update be tried anew, with all its attempts. Index: telegram_updates_parked. $1 bot, $2 update.</summary>
    public const string Requeue =
        """
        UPDATE telegram.telegram_updates
           SET state = 'pending', attempts = 0, not_before = '-infinity', handled_at = NULL
         WHERE bot_id = $1 AND update_id = $2 AND state = 'parked'
        """;

    /// <summary>
    /// Removes old handled updates from one page of the table. Index: primary key, whose order is that of age. $1 bot, $2 after this update,
    /// $3 rows to look at, $4 how long to keep. Answers the page's last update, whether the next page may hold old ones, and what was removed.
    /// </summary>
    public const string RemovePage =
        """
        WITH page AS MATERIALIZED (
            SELECT update_id, received_at FROM telegram.telegram_updates WHERE bot_id = $1 AND update_id > $2 ORDER BY update_id LIMIT $3
        ), old AS MATERIALIZED (
            SELECT u.update_id FROM telegram.telegram_updates AS u
             WHERE u.bot_id = $1 AND u.update_id = ANY (ARRAY(SELECT update_id FROM page))
               AND u.state = 'done' AND u.handled_at < now() - $4::interval
             ORDER BY u.update_id FOR UPDATE SKIP LOCKED
        ), removed AS (
            DELETE FROM telegram.telegram_updates WHERE bot_id = $1 AND update_id = ANY (ARRAY(SELECT update_id FROM old)) RETURNING 1
        )
        SELECT (SELECT max(update_id) FROM page),
               (SELECT count(*) = $3 AND min(received_at) < now() - $4::interval FROM page),
               (SELECT count(*) FROM removed)
        """;

    /// <summary>How many wait, how long the oldest does, how many are parked. Indexes: telegram_updates_pending, telegram_updates_parked. $1 bot.</summary>
    public const string Depth =
        """
        SELECT (SELECT count(*) FROM telegram.telegram_updates WHERE bot_id = $1 AND state = 'pending'),
               (SELECT count(*) FROM telegram.telegram_updates WHERE bot_id = $1 AND state = 'parked'),
               (SELECT greatest(now() - min(received_at), interval '0') FROM telegram.telegram_updates WHERE bot_id = $1 AND state = 'pending')
        """;

    /// <summary>Whether a chat is where somebody's messages go. Indexes: client_telegram_chat, user_telegram_chat. $1 bot, $2 chat.</summary>
    public const string IsLinkedChat =
        """
        SELECT EXISTS (SELECT FROM telegram.client_telegram WHERE bot_id = $1 AND chat_id = $2)
            OR EXISTS (SELECT FROM telegram.user_telegram WHERE bot_id = $1 AND chat_id = $2)
        """;

    /// <summary>Where an answer to somebody who is nobody's recipient stands. Index: queue_event_chat_part. $1 event, $2 bot, $3 chat.</summary>
    public const string AnswerState =
        """
        SELECT state FROM telegram.telegram_notifications_queue
         WHERE event_id = $1 AND bot_id = $2 AND chat_id = $3 AND part = 0 AND recipient_type = 'chat'
        """;

    /// <summary>A statement that starts after another process has taken the lease changes nothing. Index: leases' primary key.</summary>
    private const string Fence = "fence AS MATERIALIZED (SELECT FROM telegram.leases WHERE name = $3 AND token = $4)";
}
