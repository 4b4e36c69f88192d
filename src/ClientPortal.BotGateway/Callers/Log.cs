namespace ClientPortal.BotGateway.Callers;

internal static partial class Log
{
    [LoggerMessage(4461, LogLevel.Warning, "The database did not serve {Method} {Route}")]
    public static partial void DatabaseAway(this ILogger logger, Exception exception, string method, string? route);
}
