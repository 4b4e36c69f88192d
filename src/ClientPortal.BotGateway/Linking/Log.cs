namespace ClientPortal.BotGateway.Linking;

internal static partial class Log
{
    [LoggerMessage(420, LogLevel.Information, "Recipient {RecipientId} connected a Telegram account; moved from another one: {Moved}")]
    public static partial void LinkConfirmed(this ILogger logger, Guid recipientId, bool moved);

    [LoggerMessage(421, LogLevel.Information, "The link of recipient {RecipientId} is suspended: {Reason}")]
    public static partial void ChatClosed(this ILogger logger, Guid recipientId, string reason);

    [LoggerMessage(422, LogLevel.Information, "The link of recipient {RecipientId} delivers again")]
    public static partial void ChatOpened(this ILogger logger, Guid recipientId);
}
