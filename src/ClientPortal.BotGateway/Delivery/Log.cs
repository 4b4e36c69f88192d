using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Information, "Dispatcher of bot {BotId} started with token {FencingToken}; {Rescued} messages of a lost one taken over")]
    public static partial void DispatcherStarted(this ILogger logger, long botId, long fencingToken, int rescued);

    [LoggerMessage(4102, LogLevel.Information, "Dispatcher of bot {BotId} with token {FencingToken} ended")]
    public static partial void DispatcherEnded(this ILogger logger, long botId, long fencingToken);

    [LoggerMessage(4103, LogLevel.Warning, "The database does not answer; the dispatcher tries again")]
    public static partial void DatabaseAway(this ILogger logger, Exception exception);

    [LoggerMessage(4104, LogLevel.Warning, "The Bot API does not answer; only single probes are sent until it does")]
    public static partial void OutageBegan(this ILogger logger);

    [LoggerMessage(4105, LogLevel.Information, "The Bot API answers again")]
    public static partial void OutageEnded(this ILogger logger);

    [LoggerMessage(4106, LogLevel.Warning, "Telegram asked bot {BotId} for silence until {Until}")]
    public static partial void BotSilent(this ILogger logger, long botId, DateTimeOffset? until);

    [LoggerMessage(4107, LogLevel.Critical, "Telegram refuses the token of bot {BotId}: nothing is sent. Set Telegram:BotToken to the token that @BotFather shows and restart; it is tried again every minute")]
    public static partial void TokenRefused(this ILogger logger, long botId);

    [LoggerMessage(4108, LogLevel.Warning, "Message {NotificationId} goes out as {Alteration}, since Telegram refused its form")]
    public static partial void SentInAnotherForm(this ILogger logger, long notificationId, Alteration alteration);

    [LoggerMessage(4109, LogLevel.Warning, "{Count} outcomes of bot {BotId} under token {FencingToken} came too late: another dispatcher has taken over")]
    public static partial void LateRecord(this ILogger logger, long botId, long fencingToken, int count);

    [LoggerMessage(4110, LogLevel.Error, "{Count} outcomes could not be recorded before the end; these messages may be sent twice")]
    public static partial void OutcomesNotRecorded(this ILogger logger, int count, Exception exception);

    [LoggerMessage(4111, LogLevel.Error, "Sending message {NotificationId} broke with {ExceptionType}")]
    public static partial void SendBroke(this ILogger logger, long notificationId, string exceptionType);

    [LoggerMessage(4112, LogLevel.Information, "Link of recipient {RecipientId} suspended: {Cause}")]
    public static partial void LinkSuspended(this ILogger logger, Guid recipientId, string cause);

    [LoggerMessage(4113, LogLevel.Information, "Link of recipient {RecipientId} removed: {Cause}")]
    public static partial void LinkRemoved(this ILogger logger, Guid recipientId, string cause);

    [LoggerMessage(4114, LogLevel.Information, "Chat {FromChatId} became {ToChatId}")]
    public static partial void ChatMoved(this ILogger logger, long fromChatId, long toChatId);

    [LoggerMessage(4115, LogLevel.Debug, "Message {NotificationId} is {State} ({Cause})")]
    private static partial void OutcomeRecorded(this ILogger logger, long notificationId, NotificationState state, string? cause);

    [LoggerMessage(4116, LogLevel.Warning, "Message {NotificationId} is {State}: {Cause}, {ErrorCode} {Error}")]
    private static partial void OutcomeUnhappy(this ILogger logger, long notificationId, NotificationState state, string? cause, int? errorCode, string? error);

    [LoggerMessage(4117, LogLevel.Critical, "The dispatcher has stood still for {Seconds} s: messages are not being sent. Look at the database and at this process")]
    public static partial void DispatcherStuck(this ILogger logger, int seconds);

    [LoggerMessage(4118, LogLevel.Warning, "The queue cannot be measured")]
    public static partial void QueueNotMeasured(this ILogger logger, Exception exception);

    [LoggerMessage(4119, LogLevel.Warning, "Dispatcher of bot {BotId} may not begin with token {FencingToken}: a higher one stands")]
    public static partial void TakeOverRefused(this ILogger logger, long botId, long fencingToken);

    [LoggerMessage(4120, LogLevel.Error, "The answer to message {NotificationId} could not be applied to its link ({Effect}): left out")]
    public static partial void EffectFailed(this ILogger logger, long notificationId, string effect, Exception exception);

    [LoggerMessage(4121, LogLevel.Warning, "{Count} chats of bot {BotId} waited longer than any limit asks: their waits are shortened. A clock was set back, or those of two hosts differ")]
    public static partial void WaitsShortened(this ILogger logger, long botId, int count);

    [LoggerMessage(4122, LogLevel.Warning, "A message has been free to leave for {Seconds} s and was not sent: either more waits than the limits let through, or no process sends. Look at clientportal.dispatcher.holds_lease and turn_age")]
    public static partial void MessagesOverdue(this ILogger logger, int seconds);

    [LoggerMessage(4123, LogLevel.Information, "No message is overdue any more")]
    public static partial void MessagesLeaveAgain(this ILogger logger);

    public static void Recorded(this ILogger logger, DeliveryOutcome outcome)
    {
        if (outcome.State is NotificationState.Failed or NotificationState.Unknown)
        {
            logger.OutcomeUnhappy(outcome.Notification.Id, outcome.State, outcome.Cause, outcome.ErrorCode, outcome.Error);
        }
        else
        {
            logger.OutcomeRecorded(outcome.Notification.Id, outcome.State, outcome.Cause);
        }
    }
}
