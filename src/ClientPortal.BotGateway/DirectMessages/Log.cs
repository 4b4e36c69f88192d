namespace ClientPortal.BotGateway.DirectMessages;

internal static partial class Log
{
    [LoggerMessage(440, LogLevel.Information, "Staff account {AccountId} wrote to client {ClientId}: {Parts} messages queued, {Outcome}")]
    public static partial void DirectMessageQueued(this ILogger logger, Guid accountId, Guid clientId, int parts, string outcome);
}
