namespace ClientPortal.NotificationStore.Sql;

internal static class RecipientSql
{
    /// <summary>
    /// Who is told of one event, each with a reason why it cannot reach him, if there is one.
    /// A named recipient whom no account event told of comes back as unknown. A deactivated assignee counts as none.
    /// Indexes: accounts_client_id, accounts' primary key, accounts_staff for the scope, keys of links, preferences and mutes.
    /// $1 client to tell or null, $2 assignee or null, $3 tell the assignee, $4 tell staff by their scope, $5 tell staff who want invoices,
    /// $6 actor's account or null, $7 notification type, $8 ticket or null, $9 passes a mute,
    /// $10 the event, which is told once: with rows of it in the queue (queue_event_recipient_part) the answer is empty.
    /// </summary>
    public const string Resolve =
        """
        WITH bot AS (
            SELECT bot_id FROM telegram.telegram_bots WHERE active
        ), assignee AS (
            SELECT account_id, active FROM telegram.accounts WHERE account_id = $2::uuid AND client_id IS NULL
        ), named AS (
            SELECT 'client' AS recipient_type, $1::uuid AS recipient_id WHERE $1::uuid IS NOT NULL
            UNION ALL
            SELECT 'user', $2 WHERE $2::uuid IS NOT NULL AND $3 AND NOT EXISTS (SELECT FROM assignee WHERE NOT active)
            UNION ALL
            SELECT 'user', a.account_id
              FROM telegram.accounts AS a
              LEFT JOIN telegram.recipient_preferences AS p ON p.recipient_type = 'user' AND p.recipient_id = a.account_id
             WHERE a.client_id IS NULL AND a.active
               AND ($5 AND coalesce(p.wants_invoices, true)
                 OR $4 AND (a.account_id = $2
                         OR p.staff_scope = 'all'
                         OR coalesce(p.staff_scope, 'mine_and_unassigned') = 'mine_and_unassigned'
                            AND NOT EXISTS (SELECT FROM assignee WHERE active)))
            UNION ALL
            -- The assignee decides whose scope fits, so he must be known even where he is not told.
            SELECT 'user', $2 WHERE $2::uuid IS NOT NULL AND $4 AND NOT EXISTS (SELECT FROM assignee)
        ), told AS (
            SELECT n.recipient_type, n.recipient_id, a.account_id, a.active, a.language, a.time_zone
              FROM (SELECT DISTINCT recipient_type, recipient_id FROM named) AS n
              LEFT JOIN LATERAL
                   (SELECT account_id, active, language, time_zone FROM telegram.accounts
                     WHERE n.recipient_type = 'user' AND account_id = n.recipient_id
                     UNION ALL
                     (SELECT account_id, active, language, time_zone FROM telegram.accounts
                       WHERE n.recipient_type = 'client' AND client_id = n.recipient_id
                       ORDER BY active DESC, account_id LIMIT 1)) AS a ON true
        )
        SELECT t.recipient_type, t.recipient_id, coalesce(t.language, 'en'), coalesce(t.time_zone, 'Etc/UTC'),
               CASE WHEN t.account_id IS NULL THEN 'unknown_account'
                    WHEN NOT t.active THEN 'deactivated'
                    WHEN l.chat_id IS NULL THEN 'not_connected'
                    WHEN l.state = 'suspended' THEN 'suspended'
                    WHEN NOT l.enabled THEN 'switched_off'
                    WHEN p.paused AND $7 NOT IN ('direct_message', 'test_message') THEN 'paused'
                    WHEN m.ticket_id IS NOT NULL AND NOT $9 THEN 'muted'
                    WHEN $7 = ANY (p.disabled_types) THEN 'switched_off'
               END AS cause,
               l.bot_id, l.chat_id, l.generation
          FROM told AS t
          LEFT JOIN LATERAL
               (SELECT k.bot_id, k.chat_id, k.generation, k.state, k.enabled FROM telegram.links AS k
                  JOIN bot ON bot.bot_id = k.bot_id
                 WHERE k.recipient_type = t.recipient_type AND k.recipient_id = t.recipient_id) AS l ON true
          LEFT JOIN telegram.recipient_preferences AS p ON p.recipient_type = t.recipient_type AND p.recipient_id = t.recipient_id
          LEFT JOIN telegram.ticket_mutes AS m ON m.recipient_type = t.recipient_type AND m.recipient_id = t.recipient_id AND m.ticket_id = $8::uuid
         WHERE ($6::uuid IS NULL OR t.account_id IS DISTINCT FROM $6 AND (t.recipient_type = 'client' OR t.recipient_id <> $6))
           AND NOT EXISTS (SELECT FROM telegram.telegram_notifications_queue AS q WHERE q.event_id = $10::uuid)
         ORDER BY t.recipient_type, t.recipient_id
        """;
}
