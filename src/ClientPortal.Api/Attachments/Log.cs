namespace ClientPortal.Api.Attachments;

internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Information, "{Count} uploads that no comment named were deleted")]
    public static partial void SweptAttachments(this ILogger logger, int count);
}
