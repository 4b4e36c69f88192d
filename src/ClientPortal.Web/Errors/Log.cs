namespace ClientPortal.Web.Errors;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Warning, "A page could not be shown: a service that it needs is away.")]
    public static partial void ServiceAway(this ILogger logger, Exception exception);

    [LoggerMessage(5202, LogLevel.Error, "{Method} {Route} failed.")]
    public static partial void PageFailed(this ILogger logger, Exception exception, string method, string? route);
}
