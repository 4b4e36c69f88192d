namespace ClientPortal.Api.Tickets;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information, "{Count} resolved tickets closed themselves")]
    public static partial void ClosedResolved(this ILogger logger, int count);
}
