namespace ClientPortal.BotGateway.Setup;

internal static partial class Log
{
    [LoggerMessage(4401, LogLevel.Information, "Telegram was given the webhook at {Host}")]
    public static partial void WebhookSet(this ILogger logger, string host);

    [LoggerMessage(4403, LogLevel.Warning, "The menu of chat {ChatId} could not be set: {Answer}")]
    public static partial void MenuNotSet(this ILogger logger, long chatId, string? answer);

    [LoggerMessage(4402, LogLevel.Warning, "Telegram could not be told of the bot's {What}: {Answer}. Tried again")]
    public static partial void NotSetUp(this ILogger logger, string what, string answer);
}
