namespace ClientPortal.Notifications.Telling;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Event {EventId} {EventType}: {Pending} to send, {Skipped} skipped")]
    public static partial void EventTold(this ILogger logger, Guid eventId, string eventType, int pending, int skipped);

    [LoggerMessage(3002, LogLevel.Warning, "Event {EventId} {EventType} names an account that no account event told of within {Seconds} s; its recipient is skipped")]
    public static partial void AccountUnknown(this ILogger logger, Guid eventId, string eventType, double seconds);

    [LoggerMessage(3003, LogLevel.Information, "Account {AccountId} is known up to sequence {Sequence}")]
    public static partial void AccountTaken(this ILogger logger, Guid accountId, long sequence);

    [LoggerMessage(3004, LogLevel.Information, "Account {AccountId} is deactivated; its link is removed: {Removed}")]
    public static partial void AccountEnded(this ILogger logger, Guid accountId, bool removed);
}
