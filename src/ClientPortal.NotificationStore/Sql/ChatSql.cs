namespace ClientPortal.NotificationStore.Sql;

/// <summary>
/// Statements on the heads of chats. Locks are always taken in the order of (bot_id, chat_id), and a head is computed by
/// a statement that begins after its chat is locked, so that it sees every row committed under that lock before.
/// </summary>
internal static class ChatSql
{
    /// <summary>Locks the chats of $2, creating what is missing. Index: primary key. $1 bot, $2 chats.</summary>
    public const string LockOrCreate =
        """
        INSERT INTO telegram.telegram_chats AS c (bot_id, chat_id)
        SELECT DISTINCT b, t FROM unnest($1::bigint[], $2::bigint[]) AS i(b, t) ORDER BY 1, 2
        ON CONFLICT (bot_id, chat_id) DO UPDATE SET chat_id = excluded.chat_id WHERE false
        """;

    /// <summary>Locks chats that exist. Index: primary key. $1 bot, $2 chats.</summary>
    public const string Lock =
        """
        SELECT chat_id FROM telegram.telegram_chats
         WHERE bot_id = $1 AND chat_id = ANY ($2)
         ORDER BY bot_id, chat_id FOR UPDATE
        """;

    /// <summary>Locks every chat with a head in flight. Index: telegram_chats_busy. $1 bot.</summary>
    public const string LockBusy =
        """
        SELECT chat_id FROM telegram.telegram_chats
         WHERE bot_id = $1 AND busy
         ORDER BY bot_id, chat_id FOR UPDATE
        """;

    /// <summary>
    /// Gives locked chats a pause of their own. Index: primary key.
    /// $1 bot, $2 chats, $3 not before (one per chat).
    /// </summary>
    public const string Pause =
        """
        UPDATE telegram.telegram_chats AS c
           SET not_before = greatest(c.not_before, i.not_before), next_at = greatest(c.next_at, i.not_before)
          FROM unnest($2::bigint[], $3::timestamptz[]) AS i(chat_id, not_before)
         WHERE c.bot_id = $1 AND c.chat_id = i.chat_id
        """;

    /// <summary>
    /// Finds the next head of each busy chat whose head is no longer being sent, and frees it. $1 bot.
    /// Indexes: telegram_chats_busy, the queue's primary key, queue_pending_by_chat from scan_from on, so that rows that are done are
    /// not walked over. The comparison of whole keys lets that index alone give the order: with equal signs the planner may walk the
    /// primary key through everybody's rows instead.
    /// </summary>
    public const string Advance =
        """
        UPDATE telegram.telegram_chats AS c
           SET (head_id, head_priority, next_at, scan_from, busy) =
               (SELECT n.id, n.priority, greatest(n.not_before, c.not_before), coalesce(n.id, c.scan_from), false
                  FROM (VALUES (1)) AS one(row)
                  LEFT JOIN LATERAL
                       (SELECT q.bot_id, q.chat_id, q.id, q.priority, q.not_before
                          FROM telegram.telegram_notifications_queue AS q
                         WHERE q.state = 'pending' AND (q.bot_id, q.chat_id, q.id) >= (c.bot_id, c.chat_id, c.scan_from)
                         ORDER BY q.bot_id, q.chat_id, q.id LIMIT 1) AS n
                       ON n.bot_id = c.bot_id AND n.chat_id = c.chat_id)
         WHERE c.bot_id = $1 AND c.busy
           AND (SELECT r.state FROM telegram.telegram_notifications_queue AS r WHERE r.id = c.head_id) IS DISTINCT FROM 'sending'
        """;

    /// <summary>Rows that wait go to another chat. Index: queue_pending_by_chat. $1 bot, $2 from, $3 to.</summary>
    public const string MoveRows =
        """
        UPDATE telegram.telegram_notifications_queue SET chat_id = $3, updated_at = now()
         WHERE bot_id = $1 AND chat_id = $2 AND state = 'pending'
        """;

    /// <summary>Lets locked chats' heads be found anew from the beginning. Index: primary key. $1 bot, $2 chats.</summary>
    public const string Reopen =
        """
        UPDATE telegram.telegram_chats SET busy = true, scan_from = 0 WHERE bot_id = $1 AND chat_id = ANY ($2)
        """;
}
