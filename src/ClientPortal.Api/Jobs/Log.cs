namespace ClientPortal.Api.Jobs;

internal static partial class Log
{
    [LoggerMessage(1601, LogLevel.Warning, "The job {Job} failed and will be tried again")]
    public static partial void JobFailed(this ILogger logger, Exception exception, string job);

    [LoggerMessage(1602, LogLevel.Debug, "The job {Job} stopped")]
    public static partial void JobStopped(this ILogger logger, string job);
}
