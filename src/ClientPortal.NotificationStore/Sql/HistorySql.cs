namespace ClientPortal.NotificationStore.Sql;

internal static class HistorySql
{
    private const string Columns =
        """
        SELECT id, recipient_type, recipient_id, notification_type, reference_id, event_id, part, state, cause, error_code, error,
               attempts, possibly_duplicate, telegram_message_id, created_at, sent_at,
               CASE WHEN state = 'pending' AND not_before > '-infinity' THEN not_before END
          FROM telegram.telegram_notifications_queue
        """;

    /// <summary>Index: the queue's primary key. $1 id.</summary>
    public const string Find = Columns + " WHERE id = $1";

    /// <summary>Index: queue_reference. $1 ticket or invoice, $2 after this id, $3 how many.</summary>
    public const string ForReference = Columns + " WHERE reference_id = $1 AND id > $2 ORDER BY id LIMIT $3";

    /// <summary>Index: queue_unhappy. $1 cause, $2 after this id, $3 how many.</summary>
    public const string ForCause =
        Columns + " WHERE cause = $1 AND id > $2 AND state IN ('failed', 'unknown', 'cancelled', 'skipped') ORDER BY id LIMIT $3";
}
