namespace ClientPortal.NotificationStore.Sql;

internal static class HistorySql
{
    /// <summary>The recipient's name by accounts' primary key and accounts_client_id.</summary>
    private const string Columns =
        """
        SELECT id, recipient_type, recipient_id, notification_type, reference_id, event_id, part, state, cause, error_code, error,
               attempts, possibly_duplicate, telegram_message_id, created_at, sent_at,
               CASE WHEN state = 'pending' AND not_before > '-infinity' THEN not_before END,
               CASE recipient_type
                    WHEN 'user' THEN (SELECT a.name FROM telegram.accounts AS a WHERE a.account_id = recipient_id AND a.client_id IS NULL)
                    WHEN 'client' THEN (SELECT a.name FROM telegram.accounts AS a WHERE a.client_id = recipient_id ORDER BY a.active DESC, a.account_id LIMIT 1)
               END
          FROM telegram.telegram_notifications_queue
        """;

    /// <summary>Index: the queue's primary key. $1 id.</summary>
    public const string Find = Columns + " WHERE id = $1";

    /// <summary>Index: queue_reference. $1 ticket or invoice, $2 after this id, $3 how many.</summary>
    public const string ForReference = Columns + " WHERE reference_id = $1 AND id > $2 ORDER BY id LIMIT $3";

    /// <summary>Index: queue_unhappy. $1 cause, $2 after this id, $3 how many.</summary>
    public const string ForCause =
        Columns + " WHERE cause = $1 AND id > $2 AND state IN ('failed', 'unknown', 'cancelled', 'skipped') ORDER BY id LIMIT $3";

    /// <summary>Newest first. Index: queue_recipient. $1 kind, $2 recipient, $3 before this id or null, $4 how many, $5 type or null.</summary>
    public const string ForRecipient =
        Columns
        + " WHERE recipient_type = $1 AND recipient_id = $2 AND ($3::bigint IS NULL OR id < $3) AND ($5::text IS NULL OR notification_type = $5) ORDER BY id DESC LIMIT $4";

    /// <summary>
    /// Notifications that were not sent for one of these causes since the last message that came into the chat. Indexes: queue_recipient,
    /// queue_telegram_message. $1 kind, $2 recipient, $3 causes, $4 at most so many are counted, $5 bot, $6 chat.
    /// </summary>
    public const string Missed =
        """
        SELECT count(*)
          FROM (SELECT FROM telegram.telegram_notifications_queue
                 WHERE recipient_type = $1 AND recipient_id = $2 AND part = 0 AND state IN ('failed', 'cancelled', 'skipped') AND cause = ANY ($3)
                   AND notification_type NOT IN ('bot_answer', 'link_notice', 'test_message')
                   AND id > coalesce((SELECT max(id) FROM telegram.telegram_notifications_queue
                                       WHERE bot_id = $5 AND chat_id = $6 AND telegram_message_id IS NOT NULL), 0)
                 ORDER BY id DESC LIMIT $4) AS missed
        """;

    /// <summary>Index: queue_event_recipient_part. $1 event.</summary>
    public const string ForEvent = Columns + " WHERE event_id = $1 ORDER BY recipient_type, recipient_id, part";

    /// <summary>Texts of an event's rows, in the order of <see cref="ForEvent"/>. Index: queue_event_recipient_part. $1 event.</summary>
    public const string TextsOfEvent =
        "SELECT message FROM telegram.telegram_notifications_queue WHERE event_id = $1 ORDER BY recipient_type, recipient_id, part";

    /// <summary>Index: queue_reference. $1 ticket or invoice, $2 kind, $3 recipient.</summary>
    public const string WasTold =
        """
        SELECT EXISTS (SELECT FROM telegram.telegram_notifications_queue
                        WHERE reference_id = $1 AND recipient_type = $2 AND recipient_id = $3)
        """;
}
