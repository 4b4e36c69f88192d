namespace ClientPortal.NotificationStore.Sql;

internal static class RequeueSql
{
    /// <summary>
    /// Rows that may go out again, with the chat that their recipient has now. Indexes: the queue's primary key, the links' keys,
    /// those of <see cref="WishSql"/>. $1 ids. A recipient who still cannot be reached, or does not want it, has no row here.
    /// </summary>
    public const string Find =
        $"""
        SELECT q.id, coalesce(k.bot_id, q.bot_id), coalesce(k.chat_id, q.chat_id), k.generation
          {Resting}
           AND (k.state = 'active' AND ({WishSql.Cause}) IS NULL OR q.recipient_type = 'chat')
         ORDER BY q.id
        """;

    /// <summary>The rows that <see cref="Find"/> leaves out, each with what stands in its way. Indexes as there. $1 ids.</summary>
    public const string Obstacles =
        $"""
        SELECT id, obstacle
          FROM (SELECT q.id, CASE WHEN k.state IS NULL THEN 'not_connected' WHEN k.state <> 'active' THEN 'suspended' ELSE {WishSql.Cause} END AS obstacle
                  {Resting} AND q.recipient_type <> 'chat') AS resting
         WHERE obstacle IS NOT NULL
        """;

    private const string Resting =
        $"""
        FROM telegram.telegram_notifications_queue AS q
          LEFT JOIN LATERAL
               (SELECT l.bot_id, l.chat_id, l.generation, l.enabled, l.state FROM telegram.links AS l
                  JOIN telegram.telegram_bots AS b ON b.bot_id = l.bot_id AND b.active
                 WHERE l.recipient_type = q.recipient_type AND l.recipient_id = q.recipient_id) AS k ON true
          {WishSql.Find}
         WHERE q.id = ANY ($1) AND q.state IN ('failed', 'unknown', 'cancelled', 'skipped')
        """;

    /// <summary>Ids of rows that rest unsent for a cause, oldest first, page by page. Index: queue_unhappy. $1 cause, $2 after this id, $3 how many.</summary>
    public const string FindByCause =
        """
        SELECT id FROM telegram.telegram_notifications_queue
         WHERE cause = $1 AND id > $2 AND state IN ('failed', 'unknown', 'cancelled', 'skipped') ORDER BY id LIMIT $3
        """;

    /// <summary>
    /// Sets rows back to pending under their chats' locks. Index: the queue's primary key.
    /// $1 ids, $2 bots, $3 chats, $4 generations.
    /// </summary>
    public const string Revive =
        """
        UPDATE telegram.telegram_notifications_queue AS q
           SET state = 'pending', bot_id = i.bot_id, chat_id = i.chat_id, generation = i.generation,
               possibly_duplicate = q.possibly_duplicate OR q.state = 'unknown',
               cause = NULL, error = NULL, error_code = NULL, attempts = 0, resends = 0, not_before = '-infinity',
               version = q.version + 1, updated_at = now()
          FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS i(id, bot_id, chat_id, generation)
         WHERE q.id = i.id AND q.state IN ('failed', 'unknown', 'cancelled', 'skipped')
        RETURNING q.id
        """;

    /// <summary>
    /// Lets the locked chats' heads be found anew, from the revived rows on. Index: telegram_chats' primary key.
    /// $1 ids, $2 bots, $3 chats.
    /// </summary>
    public const string Rewind =
        """
        UPDATE telegram.telegram_chats AS c SET busy = true, scan_from = least(c.scan_from, i.id)
          FROM (SELECT bot_id, chat_id, min(id) AS id
                  FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS r(id, bot_id, chat_id) GROUP BY bot_id, chat_id) AS i
         WHERE c.bot_id = i.bot_id AND c.chat_id = i.chat_id
        """;

    /// <summary>Wakes the bots' dispatchers. $1 bots.</summary>
    public const string Wake = "SELECT pg_notify('telegram_queue', b::text) FROM (SELECT DISTINCT unnest($1::bigint[]) AS b) AS bots";
}
