namespace ClientPortal.NotificationStore.Sql;

internal static class DeliverySql
{
    /// <summary>
    /// A dispatcher takes over: its fencing token becomes the bot's, unless a higher one stands already.
    /// Index: telegram_bots' primary key. $1 bot, $2 token.
    /// </summary>
    public const string TakeOver =
        """
        INSERT INTO telegram.telegram_bots AS b (bot_id, fencing_token) VALUES ($1, $2)
        ON CONFLICT (bot_id) DO UPDATE SET fencing_token = excluded.fencing_token, updated_at = now()
         WHERE b.fencing_token <= excluded.fencing_token
        RETURNING fencing_token
        """;

    /// <summary>
    /// Holds the fence until the transaction ends: a take-over waits for it, so that nothing is claimed or recorded behind its back.
    /// No row: somebody else took over. Index: telegram_bots' primary key. $1 bot, $2 token.
    /// </summary>
    public const string Fence =
        """
        SELECT not_before FROM telegram.telegram_bots WHERE bot_id = $1 AND fencing_token = $2 FOR SHARE
        """;

    /// <summary>
    /// Claims the heads that are due, urgent first, one per chat; a head whose link moved or ended, or that its recipient no longer
    /// wants, is cancelled instead. Indexes: telegram_chats_due once per priority, telegram_chats' and the queue's primary keys,
    /// the links' unique keys, those of <see cref="WishSql"/>.
    /// LATERAL with LIMIT 1 and ANY over an array keep each step a look-up by key, whatever the planner thinks of the numbers.
    /// $1 bot, $2 token, $3 now, $4 how many, $5 lease until, $6 holder.
    /// </summary>
    public const string Claim =
        $"""
        WITH due AS (
            SELECT d.chat_id, d.head_id, p.priority, d.next_at
              FROM telegram.telegram_bots AS b
             CROSS JOIN (VALUES (0), (1), (2)) AS p(priority)
             CROSS JOIN LATERAL
                   (SELECT c.chat_id, c.head_id, c.next_at
                      FROM telegram.telegram_chats AS c
                     WHERE c.bot_id = $1 AND c.head_priority = p.priority AND c.next_at <= $3
                       AND c.head_id IS NOT NULL AND NOT c.busy
                     ORDER BY c.next_at, c.head_id LIMIT $4) AS d
             WHERE b.bot_id = $1 AND b.fencing_token = $2 AND b.not_before <= $3
             ORDER BY p.priority, d.next_at, d.head_id LIMIT $4
        ), taken AS MATERIALIZED (
            SELECT l.chat_id, l.head_id
              FROM due
             CROSS JOIN LATERAL
                   (SELECT c.chat_id, c.head_id FROM telegram.telegram_chats AS c
                     WHERE c.bot_id = $1 AND c.chat_id = due.chat_id AND c.head_id = due.head_id AND NOT c.busy
                     LIMIT 1 FOR UPDATE SKIP LOCKED) AS l
        ), judged AS MATERIALIZED (
            SELECT q.id,
                   CASE WHEN q.generation IS NULL THEN NULL
                        WHEN k.state IS NULL THEN 'link_changed'
                        WHEN k.state <> 'active' THEN 'suspended'
                        ELSE {WishSql.Cause} END AS cause
              FROM taken
             CROSS JOIN LATERAL
                   (SELECT r.id, r.recipient_type, r.recipient_id, r.bot_id, r.generation, r.notification_type, r.reference_id
                      FROM telegram.telegram_notifications_queue AS r WHERE r.id = taken.head_id LIMIT 1) AS q
              LEFT JOIN LATERAL
                   (SELECT l.state, l.enabled FROM telegram.links AS l
                     WHERE l.recipient_type = q.recipient_type AND l.recipient_id = q.recipient_id
                       AND l.bot_id = q.bot_id AND l.generation = q.generation LIMIT 1) AS k ON true
              {WishSql.Find}
        ), claimed AS (
            UPDATE telegram.telegram_notifications_queue AS q
               SET state = 'sending', lease_holder = $6, lease_token = $2, lease_until = $5, updated_at = now()
             WHERE q.id = ANY (ARRAY(SELECT id FROM judged WHERE cause IS NULL)) AND q.state = 'pending'
            RETURNING q.*
        ), cancelled AS (
            UPDATE telegram.telegram_notifications_queue AS q
               SET state = 'cancelled', cause = (SELECT j.cause FROM judged AS j WHERE j.id = q.id), version = q.version + 1, updated_at = now()
             WHERE q.id = ANY (ARRAY(SELECT id FROM judged WHERE cause IS NOT NULL)) AND q.state = 'pending'
        ), occupied AS (
            UPDATE telegram.telegram_chats AS c SET busy = true
             WHERE c.bot_id = $1 AND c.chat_id = ANY (ARRAY(SELECT chat_id FROM taken))
        )
        SELECT id, recipient_type, recipient_id, notification_type, reference_id, event_id, part, bot_id, chat_id, generation,
               message, parse_mode, buttons::text, language, priority, attempts, resends, possibly_duplicate, version,
               disable_notification, protect_content, traceparent, created_at, reply_to_message_id, edit_message_id, document::text
          FROM claimed
         ORDER BY priority, id
        """;

    /// <summary>
    /// When the next waiting head may leave, the bot's own pause included. Index: telegram_chats_due, its first entry per priority. $1 bot.
    /// </summary>
    public const string NextDue =
        """
        SELECT greatest(min(d.next_at), (SELECT not_before FROM telegram.telegram_bots WHERE bot_id = $1))
          FROM (VALUES (0), (1), (2)) AS p(priority)
         CROSS JOIN LATERAL
               (SELECT c.next_at FROM telegram.telegram_chats AS c
                 WHERE c.bot_id = $1 AND c.head_priority = p.priority AND c.head_id IS NOT NULL AND NOT c.busy
                 ORDER BY c.next_at LIMIT 1) AS d
        HAVING min(d.next_at) IS NOT NULL
        """;

    /// <summary>
    /// Writes a batch of outcomes to rows that the caller still holds, with the events of those that took them, and answers which did.
    /// Index: the queue's primary key. $1 bot, $2 token, $3 to $12 one array per column of the outcomes,
    /// $13 to $20 one array per column of the events.
    /// </summary>
    public const string Record =
        """
        WITH recorded AS (
            UPDATE telegram.telegram_notifications_queue AS q
               SET state = i.state,
                   sent = i.state = 'sent',
                   sent_at = CASE WHEN i.state = 'sent' THEN i.at END,
                   telegram_message_id = i.telegram_message_id,
                   attempts = q.attempts + CASE WHEN i.spends THEN 1 ELSE 0 END,
                   resends = q.resends + CASE WHEN i.resend THEN 1 ELSE 0 END,
                   possibly_duplicate = q.possibly_duplicate OR i.resend,
                   not_before = coalesce(i.not_before, q.not_before),
                   cause = CASE WHEN i.state = 'sent' THEN NULL ELSE coalesce(i.cause, q.cause) END,
                   error_code = CASE WHEN i.state = 'sent' THEN NULL ELSE coalesce(i.error_code, q.error_code) END,
                   error = CASE WHEN i.state = 'sent' THEN NULL ELSE coalesce(i.error, q.error) END,
                   lease_holder = NULL, lease_token = NULL, lease_until = NULL,
                   version = q.version + 1, updated_at = now()
              FROM unnest($3::bigint[], $4::text[], $5::timestamptz[], $6::bigint[], $7::boolean[], $8::boolean[],
                          $9::timestamptz[], $10::text[], $11::integer[], $12::text[])
                     AS i(id, state, at, telegram_message_id, spends, resend, not_before, cause, error_code, error)
             WHERE q.id = i.id AND q.bot_id = $1 AND q.state = 'sending' AND q.lease_token = $2
               AND EXISTS (SELECT FROM telegram.telegram_bots AS b WHERE b.bot_id = $1 AND b.fencing_token = $2)
            RETURNING q.id
        ), published AS (
            INSERT INTO telegram.outbox (event_id, type, subject, sequence, occurred_at, body, trace_parent)
            SELECT e.event_id, e.type, e.subject, e.sequence, e.occurred_at, e.body, e.trace_parent
              FROM unnest($13::bigint[], $14::uuid[], $15::text[], $16::text[], $17::bigint[], $18::timestamptz[], $19::text[], $20::text[])
                     AS e(row_id, event_id, type, subject, sequence, occurred_at, body, trace_parent)
              JOIN recorded AS r ON r.id = e.row_id
        )
        SELECT id FROM recorded
        """;

    /// <summary>Silence for the whole bot, as a 429 asked for. Index: telegram_bots' primary key. $1 bot, $2 token, $3 not before.</summary>
    public const string PauseBot =
        """
        UPDATE telegram.telegram_bots SET not_before = greatest(not_before, $3), updated_at = now()
         WHERE bot_id = $1 AND fencing_token = $2
        """;

    /// <summary>
    /// Rows whose holder is gone, or kept them beyond its lease: sent once more where the policy allows, else unknown.
    /// Index: queue_sending. $1 bot, $2 token, $3 now, $4 resends allowed, $5 ids that the caller still holds.
    /// </summary>
    public const string Rescue =
        """
        UPDATE telegram.telegram_notifications_queue AS q
           SET state = CASE WHEN q.resends < $4 THEN 'pending' ELSE 'unknown' END,
               resends = q.resends + CASE WHEN q.resends < $4 THEN 1 ELSE 0 END,
               possibly_duplicate = true,
               attempts = q.attempts + 1,
               cause = 'dispatcher_lost',
               lease_holder = NULL, lease_token = NULL, lease_until = NULL,
               version = q.version + 1, updated_at = now()
         WHERE q.bot_id = $1 AND q.state = 'sending' AND (q.lease_token < $2 OR q.lease_until < $3) AND q.id <> ALL ($5)
           AND EXISTS (SELECT FROM telegram.telegram_bots AS b WHERE b.bot_id = $1 AND b.fencing_token = $2)
        RETURNING q.id, q.state, q.recipient_type, q.recipient_id, q.notification_type, q.reference_id, q.event_id, q.attempts, q.version
        """;
}
