namespace ClientPortal.NotificationStore.Sql;

internal static class OrphanSql
{
    /// <summary>Rows as they were before a claim that nobody knows of. Index: queue_sending. $1 bot, $2 token, $3 ids that are known.</summary>
    public const string GiveBack =
        """
        UPDATE telegram.telegram_notifications_queue AS q
           SET state = 'pending', lease_holder = NULL, lease_token = NULL, lease_until = NULL, updated_at = now()
         WHERE q.bot_id = $1 AND q.lease_token = $2 AND q.state = 'sending' AND q.id <> ALL ($3)
           AND EXISTS (SELECT FROM telegram.telegram_bots AS b WHERE b.bot_id = $1 AND b.fencing_token = $2)
        """;
}
