namespace ClientPortal.BotGateway.Updates;

internal static partial class Log
{
    [LoggerMessage(4301, LogLevel.Information, "Updates of bot {BotId} are handled here, with token {FencingToken}")]
    public static partial void PumpStarted(this ILogger logger, long botId, long fencingToken);

    [LoggerMessage(4302, LogLevel.Information, "Updates of bot {BotId} are no longer handled here, token {FencingToken}")]
    public static partial void PumpEnded(this ILogger logger, long botId, long fencingToken);

    [LoggerMessage(4303, LogLevel.Warning, "The database does not answer; updates wait")]
    public static partial void UpdatesNotTaken(this ILogger logger, Exception exception);

    [LoggerMessage(4304, LogLevel.Error, "Update {UpdateId} cannot be read and was parked")]
    public static partial void UpdateUnreadable(this ILogger logger, long updateId);

    [LoggerMessage(4305, LogLevel.Warning, "What came of update {UpdateId} could not be written down; it is handled again")]
    public static partial void UpdateNotRecorded(this ILogger logger, long updateId, Exception exception);

    [LoggerMessage(4306, LogLevel.Information, "Update {UpdateId} waits for what is away ({Fault})")]
    public static partial void UpdateWaits(this ILogger logger, long updateId, string fault);

    [LoggerMessage(4307, LogLevel.Warning, "Handling update {UpdateId} failed for the {Attempt}. time with {Fault}; tried again")]
    public static partial void UpdateFailed(this ILogger logger, long updateId, int attempt, string fault);

    [LoggerMessage(4308, LogLevel.Error, "Update {UpdateId} was parked after {Attempts} attempts, the last with {Fault}. Its chat goes on. See GET /api/telegram/updates/parked")]
    public static partial void UpdateParked(this ILogger logger, long updateId, int attempts, string fault);

    [LoggerMessage(4310, LogLevel.Information, "Updates of bot {BotId} come by long polling")]
    public static partial void PollingStarted(this ILogger logger, long botId);

    [LoggerMessage(4311, LogLevel.Warning, "A webhook stood in the way of long polling and was deleted: its host was {Host}")]
    public static partial void WebhookDeleted(this ILogger logger, string host);

    [LoggerMessage(4312, LogLevel.Error, "Somebody else asks for the updates of bot {BotId}: {Answer}. Stop the other program that uses this token, or give one of them a token of its own. Tried again in {Seconds} s")]
    public static partial void PollingConflict(this ILogger logger, long botId, string answer, int seconds);

    [LoggerMessage(4313, LogLevel.Warning, "Updates cannot be fetched ({Answer}); trying again")]
    public static partial void PollingFailed(this ILogger logger, string? answer);

    [LoggerMessage(4314, LogLevel.Warning, "Fetched updates cannot be stored; trying again")]
    public static partial void UpdatesNotStored(this ILogger logger, Exception exception);

    [LoggerMessage(4315, LogLevel.Warning, "Telegram delivered something that is no update; left out")]
    public static partial void NotAnUpdate(this ILogger logger);

    [LoggerMessage(4316, LogLevel.Information, "{Count} old updates removed")]
    public static partial void UpdatesRemoved(this ILogger logger, long count);

    [LoggerMessage(4317, LogLevel.Warning, "Old updates cannot be removed; tried again later")]
    public static partial void UpdatesNotRemoved(this ILogger logger, Exception exception);

    [LoggerMessage(4318, LogLevel.Warning, "Chat {ChatId} sends more than {Limit} updates a minute; what goes beyond is not handled")]
    public static partial void ChatFloods(this ILogger logger, long chatId, int limit);

    [LoggerMessage(4320, LogLevel.Information, "Chat {ChatId}: the bot is {Status} now")]
    public static partial void MembershipChanged(this ILogger logger, long chatId, string status);

    [LoggerMessage(4321, LogLevel.Information, "Group {ChatId} was left")]
    public static partial void GroupLeft(this ILogger logger, long chatId);

    [LoggerMessage(4322, LogLevel.Warning, "Group {ChatId} could not be left: {Answer}")]
    public static partial void GroupNotLeft(this ILogger logger, long chatId, string? answer);
}
