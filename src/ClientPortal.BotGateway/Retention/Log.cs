namespace ClientPortal.BotGateway.Retention;

internal static partial class Log
{
    [LoggerMessage(4201, LogLevel.Information, "{Count} old messages removed from the queue")]
    public static partial void Removed(this ILogger logger, long count);

    [LoggerMessage(4202, LogLevel.Warning, "Old messages cannot be removed from the queue; tried again later")]
    public static partial void NotRemoved(this ILogger logger, Exception exception);
}
