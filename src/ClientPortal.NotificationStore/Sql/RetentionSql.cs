namespace ClientPortal.NotificationStore.Sql;

internal static class RetentionSql
{
    /// <summary>
    /// Removes old rows that came to rest from one page of the queue, oldest first. Index: the queue's primary key alone, whose order
    /// is that of age: an index of its own would cost every message a write. Rows that others hold are left for the next time.
    /// $1 after this id, $2 rows to look at, $3 how long to keep what is settled, $4 how long to keep what failed.
    /// Answers the page's last id, whether its rows are old enough for the next page to be looked at, and what was removed.
    /// </summary>
    public const string RemovePage =
        """
        WITH page AS MATERIALIZED (
            SELECT id, created_at FROM telegram.telegram_notifications_queue WHERE id > $1 ORDER BY id LIMIT $2
        ), old AS MATERIALIZED (
            SELECT q.id FROM telegram.telegram_notifications_queue AS q
             WHERE q.id = ANY (ARRAY(SELECT id FROM page))
               AND (q.state IN ('sent', 'skipped', 'cancelled') AND q.updated_at < now() - $3::interval
                 OR q.state IN ('failed', 'unknown') AND q.updated_at < now() - $4::interval)
             ORDER BY q.id FOR UPDATE SKIP LOCKED
        ), removed AS (
            DELETE FROM telegram.telegram_notifications_queue WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING 1
        )
        SELECT (SELECT max(id) FROM page),
               (SELECT count(*) = $2 AND min(created_at) < now() - least($3::interval, $4::interval) FROM page),
               (SELECT count(*) FROM removed)
        """;
}
