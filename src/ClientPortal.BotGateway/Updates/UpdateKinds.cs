namespace ClientPortal.BotGateway.Updates;

/// <summary>The kinds of updates that Telegram is asked for.</summary>
internal static class UpdateKinds
{
    public const string Message = "message";
    public const string EditedMessage = "edited_message";
    public const string CallbackQuery = "callback_query";

    /// <summary>In a private chat it comes exactly when the bot is blocked or unblocked.</summary>
    public const string MyChatMember = "my_chat_member";

    public static IReadOnlyList<string> Allowed { get; } = [Message, EditedMessage, CallbackQuery, MyChatMember];
}
