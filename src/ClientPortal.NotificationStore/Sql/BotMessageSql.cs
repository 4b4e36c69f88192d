namespace ClientPortal.NotificationStore.Sql;

internal static class BotMessageSql
{
    /// <summary>The newest row counts: it replaced the message's text. Index: queue_telegram_message. $1 bot, $2 chat, $3 message.</summary>
    public const string Find =
        """
        SELECT recipient_type, recipient_id, notification_type, reference_id, message, parse_mode
          FROM telegram.telegram_notifications_queue
         WHERE bot_id = $1 AND chat_id = $2 AND telegram_message_id = $3
         ORDER BY id DESC LIMIT 1
        """;

    /// <summary>Index: queue_sending, which holds what is in flight. $1 bot, $2 chat.</summary>
    public const string IsSending =
        """
        SELECT EXISTS (SELECT FROM telegram.telegram_notifications_queue WHERE bot_id = $1 AND chat_id = $2 AND state = 'sending')
        """;
}
