namespace ClientPortal.NotificationStore.Sql;

internal static class DepthSql
{
    /// <summary>
    /// Overdue is what could have left, and what its holder kept beyond its lease: with no dispatcher left, nobody else rescues it.
    /// Each time is compared with the clock that wrote it: waits with the dispatcher's, the rest with the server's. So a lease is
    /// counted from the claim, which was the row's last change. Negative: not yet.
    /// Indexes: queue_pending_by_chat, queue_sending, telegram_chats_due with the queue's primary key. $1 now, $2 how long a claim lasts.
    /// </summary>
    public const string Waiting =
        """
        SELECT (SELECT count(*) FROM telegram.telegram_notifications_queue WHERE state = 'pending'),
               (SELECT count(*) FROM telegram.telegram_notifications_queue WHERE state = 'sending'),
               min(q.created_at),
               max(CASE WHEN c.busy THEN clock_timestamp() - q.updated_at - $2
                        ELSE least($1 - greatest(c.next_at, b.not_before, timestamptz 'epoch'), clock_timestamp() - q.created_at) END)
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
