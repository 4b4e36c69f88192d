namespace ClientPortal.Api.Problems;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Unexpected failure of {Method} {Route}")]
    public static partial void UnexpectedFailure(this ILogger logger, Exception exception, string method, string? route);

    [LoggerMessage(1002, LogLevel.Warning, "The database is not available for {Method} {Route}")]
    public static partial void DatabaseUnavailable(this ILogger logger, Exception exception, string method, string? route);

    [LoggerMessage(1003, LogLevel.Warning, "{Method} {Route} could not be served ({Code})")]
    public static partial void NotServed(this ILogger logger, Exception exception, string method, string? route, string code);
}
