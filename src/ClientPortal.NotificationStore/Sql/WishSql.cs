namespace ClientPortal.NotificationStore.Sql;

/// <summary>
/// What a recipient wants to hear, asked of a row that was queued already: whoever switches off, pauses or mutes now does not want
/// what waits either. Parts of statements over a queue row <c>q</c> and its recipient's link <c>k</c>;
/// <see cref="RecipientSql.Resolve"/> asks the same before a row is made.
/// </summary>
internal static class WishSql
{
    /// <summary>Indexes: recipient_preferences' and ticket_mutes' primary keys.</summary>
    public const string Find =
        """
        LEFT JOIN LATERAL
               (SELECT r.paused, r.disabled_types FROM telegram.recipient_preferences AS r
                 WHERE r.recipient_type = q.recipient_type AND r.recipient_id = q.recipient_id LIMIT 1) AS p ON true
        LEFT JOIN LATERAL
               (SELECT true AS muted FROM telegram.ticket_mutes AS t
                 WHERE t.recipient_type = q.recipient_type AND t.recipient_id = q.recipient_id AND t.ticket_id = q.reference_id
                 LIMIT 1) AS m ON true
        """;

    /// <summary>
    /// Null where nothing speaks against sending. An answer to what the recipient himself just did in the chat is always wanted.
    /// </summary>
    public const string Cause =
        """
        CASE WHEN q.notification_type IN ('bot_answer', 'link_notice') THEN NULL
             WHEN NOT k.enabled THEN 'switched_off'
             WHEN p.paused AND q.notification_type NOT IN ('direct_message', 'test_message') THEN 'paused'
             WHEN m.muted AND q.notification_type NOT IN ('direct_message', 'test_message', 'ticket.assigned') THEN 'muted'
             WHEN q.notification_type = ANY (p.disabled_types) THEN 'switched_off' END
        """;
}
