namespace ClientPortal.BotGateway.Webhooks;

internal static partial class Log
{
    [LoggerMessage(4471, LogLevel.Warning, "Telegram's webhook was not ours any more ({What}), and nothing arrived. It is set again. Somebody else has the bot's token if this comes back")]
    public static partial void WebhookWasLost(this ILogger logger, string what);

    [LoggerMessage(4472, LogLevel.Error, "Telegram's webhook is not ours any more, and nothing arrives. It could not be set again: {Answer}. Tried again at the next look")]
    public static partial void WebhookStaysLost(this ILogger logger, string? answer);
}
