namespace ClientPortal.Web.SignIn;

internal static partial class Log
{
    [LoggerMessage(5101, LogLevel.Warning, "A session has ended here, but the Api could not be told.")]
    public static partial void SignedOutHereAlone(this ILogger logger, Exception exception);
}
