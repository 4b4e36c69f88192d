namespace ClientPortal.NotificationStore.Sql;

internal static class DepthSql
{
    /// <summary>
    /// Overdue is what could have left, and what its holder kept beyond its lease: with no dispatcher left, nobody else rescues it.
    /// Indexes: queue_pending_by_chat, queue_sending, telegram_chats_due with the queue's primary key.
    /// </summary>
    public const string Waiting =
        """
        SELECT (SELECT count(*) FROM telegram.telegram_notifications_queue WHERE state = 'pending'),
               (SELECT count(*) FROM telegram.telegram_notifications_queue WHERE state = 'sending'),
               min(q.created_at),
               clock_timestamp() - min(CASE WHEN c.busy THEN q.lease_until ELSE greatest(c.next_at, b.not_before, q.created_at) END)
                   FILTER (WHERE CASE WHEN c.busy THEN q.lease_until < clock_timestamp()
                                      ELSE c.next_at <= clock_timestamp() AND b.not_before <= clock_timestamp() END)
          FROM telegram.telegram_chats AS c
          JOIN telegram.telegram_bots AS b ON b.bot_id = c.bot_id AND b.active
          JOIN telegram.telegram_notifications_queue AS q ON q.id = c.head_id
         WHERE c.head_id IS NOT NULL
        """;

    /// <summary>Index: queue_unhappy.</summary>
    public const string Unsent =
        """
        SELECT cause, count(*) FROM telegram.telegram_notifications_queue
         WHERE state IN ('failed', 'unknown', 'cancelled', 'skipped') GROUP BY cause
        """;
}
