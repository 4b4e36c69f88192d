using Microsoft.Extensions.Logging;

namespace ClientPortal.Postgres;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Schema {Schema}: migration {Set}/{Migration} applied")]
    public static partial void MigrationApplied(this ILogger logger, string schema, string set, string migration);

    [LoggerMessage(1002, LogLevel.Warning, "The database does not answer yet; trying again")]
    public static partial void DatabaseAwaited(this ILogger logger, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "Listening on PostgreSQL ended; reconnecting")]
    public static partial void ListeningEnded(this ILogger logger, Exception exception);

    [LoggerMessage(1004, LogLevel.Information, "Lease {Lease} taken with token {Token}")]
    public static partial void LeaseTaken(this ILogger logger, string lease, long token);

    [LoggerMessage(1005, LogLevel.Warning, "Lease {Lease} with token {Token} lost: {Reason}")]
    public static partial void LeaseLost(this ILogger logger, string lease, long token, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "Lease {Lease} cannot be asked for; trying again")]
    public static partial void LeaseUnreachable(this ILogger logger, string lease, Exception exception);

    [LoggerMessage(1009, LogLevel.Warning, "Leases cannot be renewed; trying again while they run")]
    public static partial void LeasesNotRenewed(this ILogger logger, Exception exception);

    [LoggerMessage(1010, LogLevel.Warning, "A notification was not sent; trying again, and who waits for it looks by himself")]
    public static partial void NotNotified(this ILogger logger, Exception exception);

    [LoggerMessage(1007, LogLevel.Error, "Work under lease {Lease} failed; it starts again")]
    public static partial void LeasedWorkFailed(this ILogger logger, string lease, Exception exception);

    [LoggerMessage(1008, LogLevel.Warning, "Lease {Lease} with token {Token} could not be released; it runs out by itself")]
    public static partial void LeaseNotReleased(this ILogger logger, string lease, long token, Exception exception);
}
