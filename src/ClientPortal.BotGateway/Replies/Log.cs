namespace ClientPortal.BotGateway.Replies;

internal static partial class Log
{
    [LoggerMessage(4451, LogLevel.Warning, "A file that was sent to the bot could not be fetched in any of its tries; its sender is told")]
    public static partial void FileGivenUp(this ILogger logger, Exception exception);
}
