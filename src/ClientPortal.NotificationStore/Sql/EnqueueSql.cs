namespace ClientPortal.NotificationStore.Sql;

internal static class EnqueueSql
{
    /// <summary>The channel that wakes dispatchers.</summary>
    public const string WakeChannel = "telegram_queue";

    /// <summary>
    /// Inserts a batch of rows under their chats' locks; what is there already stays as it is. A chat without a head takes
    /// its first new row, and the answer's third column says that there was one: dispatchers are to be woken. Indexes: queue_event_recipient_part
    /// and queue_event_chat_part for the repeat, telegram_chats' primary key for the head.
    /// </summary>
    public const string Insert =
        """
        WITH input AS (
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::smallint[],
                                 $8::bigint[], $9::bigint[], $10::bigint[], $11::text[], $12::smallint[], $13::timestamptz[],
                                 $14::text[], $15::text[], $16::text[], $17::boolean[], $18::boolean[], $19::text[],
                                 $20::bigint[], $21::bigint[], $22::text[])
                 WITH ORDINALITY AS i(recipient_type, recipient_id, message, notification_type, reference_id, event_id, part,
                                      bot_id, chat_id, generation, cause, priority, not_before,
                                      language, parse_mode, buttons, disable_notification, protect_content, traceparent,
                                      reply_to_message_id, edit_message_id, document, place)
        ), inserted AS (
            INSERT INTO telegram.telegram_notifications_queue
                   (recipient_type, recipient_id, message, notification_type, reference_id, event_id, part,
                    bot_id, chat_id, generation, state, cause, priority, not_before,
                    language, parse_mode, buttons, disable_notification, protect_content, traceparent,
                    reply_to_message_id, edit_message_id, document)
            SELECT recipient_type, recipient_id, message, notification_type, reference_id, event_id, part,
                   bot_id, chat_id, generation, CASE WHEN cause IS NULL THEN 'pending' ELSE 'skipped' END, cause, priority,
                   coalesce(not_before, '-infinity'),
                   language, parse_mode, buttons::jsonb, disable_notification, protect_content, traceparent,
                   reply_to_message_id, edit_message_id, document::jsonb
              FROM input ORDER BY place
            ON CONFLICT DO NOTHING
            RETURNING id, bot_id, chat_id, state, priority, not_before
        ), heads AS (
            SELECT DISTINCT ON (bot_id, chat_id) bot_id, chat_id, id, priority, not_before
              FROM inserted WHERE state = 'pending' ORDER BY bot_id, chat_id, id
        ), raised AS (
            UPDATE telegram.telegram_chats AS c
               SET head_id = h.id, head_priority = h.priority, next_at = greatest(h.not_before, c.not_before), scan_from = h.id
              FROM heads AS h
             WHERE c.bot_id = h.bot_id AND c.chat_id = h.chat_id AND c.head_id IS NULL AND NOT c.busy
            RETURNING true
        )
        SELECT (SELECT count(*) FROM inserted WHERE state = 'pending'),
               (SELECT count(*) FROM inserted WHERE state = 'skipped'),
               EXISTS (SELECT FROM raised)
        """;

    /// <summary>Within a transaction: sent with its commit.</summary>
    public const string Wake = $"SELECT pg_notify('{WakeChannel}', '')";
}
