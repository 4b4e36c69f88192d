namespace ClientPortal.Web.Sessions;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "A session of account {AccountId} began.")]
    public static partial void SessionBegan(this ILogger logger, Guid accountId);

    [LoggerMessage(5002, LogLevel.Information, "A session of account {AccountId} has ended: the Api renews its tokens no more.")]
    public static partial void SessionEnded(this ILogger logger, Guid accountId);

    [LoggerMessage(5003, LogLevel.Warning, "A session of account {AccountId} cannot be decrypted and counts as ended.")]
    public static partial void SessionUnreadable(this ILogger logger, Guid accountId, Exception exception);
}
