namespace ClientPortal.NotificationStore.Sql;

internal static class PreferenceSql
{
    /// <summary>Indexes: recipient_preferences' primary key, the links' keys. $1 kind, $2 recipient.</summary>
    public const string Find =
        """
        SELECT coalesce((SELECT enabled FROM telegram.links WHERE recipient_type = $1 AND recipient_id = $2), true),
               coalesce(p.paused, false), coalesce(p.disabled_types, '{}'), coalesce(p.staff_scope, 'mine_and_unassigned'),
               coalesce(p.wants_invoices, true)
          FROM (VALUES (1)) AS one(row)
          LEFT JOIN telegram.recipient_preferences AS p ON p.recipient_type = $1 AND p.recipient_id = $2
        """;

    /// <summary>Index: recipient_preferences' primary key. $1 kind, $2 recipient, $3 paused, $4 disabled types, $5 scope, $6 wants invoices.</summary>
    public const string Save =
        """
        INSERT INTO telegram.recipient_preferences (recipient_type, recipient_id, paused, disabled_types, staff_scope, wants_invoices)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (recipient_type, recipient_id) DO UPDATE
           SET paused = excluded.paused, disabled_types = excluded.disabled_types, staff_scope = excluded.staff_scope,
               wants_invoices = excluded.wants_invoices, updated_at = now()
        """;

    /// <summary>Index: ticket_mutes' primary key. $1 kind, $2 recipient, $3 ticket.</summary>
    public const string Mute =
        """
        INSERT INTO telegram.ticket_mutes (recipient_type, recipient_id, ticket_id) VALUES ($1, $2, $3)
        ON CONFLICT (recipient_type, recipient_id, ticket_id) DO NOTHING
        """;

    /// <summary>
    /// Ends what waits for a recipient and is not wanted any more. Indexes: queue_pending_by_recipient, the links' keys, those of
    /// <see cref="WishSql"/>. $1 kind, $2 recipient.
    /// </summary>
    public const string CancelUnwanted =
        $"""
        WITH judged AS MATERIALIZED (
            SELECT q.id, {WishSql.Cause} AS cause
              FROM telegram.telegram_notifications_queue AS q
              JOIN telegram.links AS k ON k.recipient_type = $1 AND k.recipient_id = $2 AND k.bot_id = q.bot_id AND k.generation = q.generation
              {WishSql.Find}
             WHERE q.recipient_type = $1 AND q.recipient_id = $2 AND q.state = 'pending'
        )
        UPDATE telegram.telegram_notifications_queue AS q
           SET state = 'cancelled', cause = j.cause, version = q.version + 1, updated_at = now()
          FROM judged AS j
         WHERE q.id = j.id AND j.cause IS NOT NULL AND q.state = 'pending'
        """;

    /// <summary>Index: ticket_mutes' primary key. $1 kind, $2 recipient, $3 ticket.</summary>
    public const string Unmute =
        """
        DELETE FROM telegram.ticket_mutes WHERE recipient_type = $1 AND recipient_id = $2 AND ticket_id = $3
        """;

    /// <summary>Index: ticket_mutes' primary key. $1 kind, $2 recipient, $3 at most so many.</summary>
    public const string Mutes =
        """
        SELECT ticket_id FROM telegram.ticket_mutes WHERE recipient_type = $1 AND recipient_id = $2 ORDER BY created_at DESC, ticket_id LIMIT $3
        """;

    /// <summary>Index: ticket_mutes' primary key. $1 kind, $2 recipient, $3 ticket.</summary>
    public const string IsMuted =
        """
        SELECT EXISTS (SELECT FROM telegram.ticket_mutes WHERE recipient_type = $1 AND recipient_id = $2 AND ticket_id = $3)
        """;
}
