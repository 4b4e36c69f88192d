namespace ClientPortal.NotificationStore.Sql;

/// <summary>What a dispatcher asks and repairs when it takes over. Rare, so that a walk over a bot's chats is fine here.</summary>
internal static class TakeOverSql
{
    /// <summary>
    /// What groups got within the last minute, as ages by the server's clock, which all dispatchers share: of each the newest sent rows,
    /// whose Telegram ids rise, and a head that may have arrived, by its last attempt; and rows that came to rest with nobody knowing.
    /// Those have few causes, named so that they are found by them; a requeue counts anew.
    /// Indexes: telegram_chats' primary key, queue_telegram_message backwards, the queue's primary key, queue_unhappy.
    /// $1 bot, $2 how many a minute.
    /// </summary>
    public const string RecentGroupSends =
        """
        SELECT c.chat_id, greatest(clock_timestamp() - s.at, interval '0')
          FROM telegram.telegram_chats AS c
         CROSS JOIN LATERAL
               ((SELECT q.updated_at AS at FROM telegram.telegram_notifications_queue AS q
                  WHERE q.bot_id = c.bot_id AND q.chat_id = c.chat_id AND q.telegram_message_id IS NOT NULL
                  ORDER BY q.bot_id DESC, q.chat_id DESC, q.telegram_message_id DESC LIMIT $2)
                UNION ALL
                SELECT h.updated_at FROM telegram.telegram_notifications_queue AS h WHERE h.id = c.head_id AND h.attempts > 0) AS s
         WHERE c.bot_id = $1 AND c.chat_id < 0 AND s.at > clock_timestamp() - interval '1 minute'
        UNION ALL
        SELECT u.chat_id, greatest(clock_timestamp() - u.updated_at, interval '0')
          FROM telegram.telegram_notifications_queue AS u
         WHERE u.cause IN ('no_answer', 'dispatcher_lost') AND u.state = 'unknown'
           AND u.bot_id = $1 AND u.chat_id < 0 AND u.updated_at > clock_timestamp() - interval '1 minute'
        """;

    /// <summary>Remembers the longest wait that Telegram asked for. Index: telegram_bots' primary key. $1 bot, $2 token, $3 wait.</summary>
    public const string RememberWait =
        """
        UPDATE telegram.telegram_bots SET longest_wait = $3 WHERE bot_id = $1 AND fencing_token = $2 AND longest_wait < $3
        """;

    /// <summary>
    /// Locks the chats that wait longer than any limit of theirs can make them. $1 bot, $2 token, $3 now, $4 longest back-off.
    /// </summary>
    public const string LockFar =
        """
        SELECT c.chat_id FROM telegram.telegram_chats AS c
          JOIN telegram.telegram_bots AS b ON b.bot_id = c.bot_id AND b.fencing_token = $2
         WHERE c.bot_id = $1
           AND (c.not_before > $3 + greatest(CASE WHEN c.chat_id < 0 THEN interval '1 minute' ELSE interval '1 second' END, b.longest_wait)
             OR c.next_at > $3 + greatest($4, b.longest_wait)
                AND EXISTS (SELECT FROM telegram.telegram_notifications_queue AS q WHERE q.id = c.head_id AND q.cause IS NOT NULL))
         ORDER BY c.bot_id, c.chat_id FOR UPDATE OF c
        """;

    /// <summary>
    /// Ends the wait of a head that was put off no later than the longest one could end. A head that has never been tried waits for the
    /// moment that its writer chose: left alone. updated_at stays the time of the last attempt.
    /// Index: the queue's primary key. $1 bot, $2 locked chats, $3 now, $4 longest back-off.
    /// </summary>
    public const string ShortenHeads =
        """
        UPDATE telegram.telegram_notifications_queue AS q
           SET not_before = $3 + greatest($4, b.longest_wait)
          FROM telegram.telegram_chats AS c
          JOIN telegram.telegram_bots AS b ON b.bot_id = c.bot_id
         WHERE c.bot_id = $1 AND c.chat_id = ANY ($2) AND q.id = c.head_id AND q.state = 'pending' AND q.cause IS NOT NULL
           AND q.not_before > $3 + greatest($4, b.longest_wait)
        """;

    /// <summary>The same for the chats' own pauses. Index: telegram_chats' primary key. $1 bot, $2 locked chats, $3 now.</summary>
    public const string ShortenChats =
        """
        UPDATE telegram.telegram_chats AS c
           SET not_before = s.not_before,
               next_at = CASE WHEN c.head_id IS NULL THEN least(c.next_at, s.not_before)
                              ELSE greatest(s.not_before, (SELECT q.not_before FROM telegram.telegram_notifications_queue AS q WHERE q.id = c.head_id)) END
          FROM telegram.telegram_bots AS b
         CROSS JOIN LATERAL
               (SELECT o.chat_id, least(o.not_before, $3 + greatest(CASE WHEN o.chat_id < 0 THEN interval '1 minute' ELSE interval '1 second' END, b.longest_wait)) AS not_before
                  FROM telegram.telegram_chats AS o WHERE o.bot_id = b.bot_id AND o.chat_id = ANY ($2)) AS s
         WHERE b.bot_id = $1 AND c.bot_id = b.bot_id AND c.chat_id = s.chat_id
        """;

    /// <summary>The same for the bot's silence. Index: telegram_bots' primary key. $1 bot, $2 token, $3 now.</summary>
    public const string ShortenSilence =
        """
        UPDATE telegram.telegram_bots SET not_before = $3 + longest_wait, updated_at = now()
         WHERE bot_id = $1 AND fencing_token = $2 AND not_before > $3 + longest_wait
        """;
}
