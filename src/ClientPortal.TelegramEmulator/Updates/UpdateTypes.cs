namespace ClientPortal.TelegramEmulator.Updates;

/// <summary>Names for <c>allowed_updates</c>.</summary>
internal static class UpdateTypes
{
    public const string Message = "message";
    public const string EditedMessage = "edited_message";
    public const string CallbackQuery = "callback_query";
    public const string MyChatMember = "my_chat_member";
    public const string ChatMember = "chat_member";
    public const string MessageReaction = "message_reaction";

    /// <summary>All names that Telegram knows; unknown ones in a request are left out.</summary>
    public static readonly string[] Known =
    [
        Message, EditedMessage, "channel_post", "edited_channel_post", "business_connection", "business_message",
        "edited_business_message", "deleted_business_messages", "inline_query", "chosen_inline_result", CallbackQuery,
        "shipping_query", "pre_checkout_query", "poll", "poll_answer", MyChatMember, ChatMember, "chat_join_request",
        "chat_boost", "removed_chat_boost", MessageReaction, "message_reaction_count", "purchased_paid_media",
    ];
}
