namespace ClientPortal.Api.Invoices;

internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Information, "{Count} invoices went overdue")]
    public static partial void WentOverdue(this ILogger logger, int count);
}
