namespace ClientPortal.BotGateway.Bots;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Telegram bot @{Username} started ({Mode})")]
    public static partial void BotStarted(this ILogger logger, string username, string mode);

    [LoggerMessage(4002, LogLevel.Critical, "{Host} does not know the token of bot {BotId}: set Telegram:BotToken (environment variable Telegram__BotToken) to the token that @BotFather shows for the bot and restart. Nothing is sent until then; it is tried again every minute")]
    public static partial void TokenRefused(this ILogger logger, long botId, string host);

    [LoggerMessage(4003, LogLevel.Warning, "The Bot API at {Host} does not answer yet ({Answer}); trying again")]
    public static partial void TelegramAwaited(this ILogger logger, string host, string answer);

    [LoggerMessage(4004, LogLevel.Warning, "The database does not answer yet; trying again")]
    public static partial void DatabaseAwaited(this ILogger logger, Exception exception);
}
