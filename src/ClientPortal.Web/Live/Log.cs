namespace ClientPortal.Web.Live;

internal static partial class Log
{
    [LoggerMessage(5301, LogLevel.Information, "Open pages follow the published events.")]
    public static partial void LiveConnected(this ILogger logger);

    [LoggerMessage(5302, LogLevel.Warning, "Open pages do not follow the published events: the broker is away. They say so, and read everything again when it is back.")]
    public static partial void LiveInterrupted(this ILogger logger, Exception exception);

    [LoggerMessage(5304, LogLevel.Warning, "The sessions of the deactivated account {AccountId} could not be ended here; they end with their next page.")]
    public static partial void SessionsNotEnded(this ILogger logger, Guid accountId, Exception exception);

    [LoggerMessage(5303, LogLevel.Warning, "Event {EventType} {EventId} cannot be read; pages that show what it is about follow with the next one.")]
    public static partial void LiveEventUnreadable(this ILogger logger, string eventType, string? eventId, Exception exception);
}
