using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Delivery.Answers;

/// <summary>
/// What Telegram's answer to a sent message means. The texts are those of Telegram's own Bot API server; new ones
/// appear without notice, so whatever is not known here fails that one message and touches nothing else.
/// </summary>
internal static class AnswerClassifier
{
    private static readonly TimeSpan RetryAfterUnsaid = TimeSpan.FromSeconds(5);

    public static Verdict Classify(BotApiResult<Message> result) => result switch
    {
        BotApiResult<Message>.Ok { Value: var message } => new Verdict.Sent(message.MessageId),
        BotApiResult<Message>.NotSent { Reason: var reason } => new Verdict.TryLater(Causes.NotSent, null, reason, SpendsAttempt: false),
        BotApiResult<Message>.OutcomeUnknown { Reason: var reason } => new Verdict.Unknown(reason),
        BotApiResult<Message>.ApiError error => Classify(error),
        _ => throw new InvalidOperationException("A result of the Bot API that is none of its four kinds."),
    };

    private static Verdict Classify(BotApiResult<Message>.ApiError error) => error.Code switch
    {
        // 413 and 429 come as pages from Telegram's own front as well, and mean there what they say.
        < 500 and not 413 and not 429 when error.IsForeign =>
            new Verdict.TryLater(Causes.NotTelegram, error.Code, error.Description, SpendsAttempt: false),
        429 => new Verdict.Wait(
            error.Parameters?.RetryAfter is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : RetryAfterUnsaid,
            error.Description),
        >= 500 => new Verdict.TryLater(Causes.Unavailable, error.Code, error.Description, SpendsAttempt: true),
        // 404 is what a token gets that is not even shaped like one of Telegram's.
        401 or 404 => new Verdict.StopBot(error.Code, error.Description),
        409 => new Verdict.TryLater(Causes.Conflict, error.Code, error.Description, SpendsAttempt: true),
        403 => Forbidden(error),
        400 => BadRequest(error),
        413 => new Verdict.SendAs(Alteration.AsDocument),
        _ => new Verdict.GiveUp(Causes.Rejected, error.Code, error.Description),
    };

    private static Verdict Forbidden(BotApiResult<Message>.ApiError error)
    {
        var (cause, forGood) = error.Description switch
        {
            var d when Says(d, "bot was blocked by the user") => (Causes.BotBlocked, false),
            var d when Says(d, "user is deactivated") => (Causes.UserDeactivated, true),
            var d when Says(d, "bot can't initiate conversation with a user") => (Causes.NeverStarted, true),
            var d when Says(d, "bot was kicked from the") => (Causes.BotKicked, false),
            var d when Says(d, "bot is not a member of the") => (Causes.NotAMember, false),
            _ => (null, false),
        };
        return cause is null
            ? new Verdict.GiveUp(Causes.Forbidden, error.Code, error.Description)
            : new Verdict.Unreachable(cause, error.Code, error.Description, forGood);
    }

    private static Verdict BadRequest(BotApiResult<Message>.ApiError error) => error switch
    {
        { Parameters.MigrateToChatId: { } chatId } => new Verdict.Migrate(chatId),
        { Description: var d } when Says(d, "message is not modified") => new Verdict.Sent(null),
        { Description: var d } when Says(d, "message to edit not found") || Says(d, "message can't be edited") || Says(d, "MESSAGE_ID_INVALID") =>
            new Verdict.SendAs(Alteration.AsNewMessage),
        { Description: var d } when Says(d, "message thread not found") => new Verdict.SendAs(Alteration.WithoutThread),
        { Description: var d } when Says(d, "can't parse entities") => new Verdict.SendAs(Alteration.PlainText),
        { Description: var d } when Says(d, "is too long") => new Verdict.SendAs(Alteration.AsDocument),
        { Description: var d } when Says(d, "chat not found") =>
            new Verdict.Unreachable(Causes.ChatNotFound, error.Code, error.Description, ForGood: false),
        _ => new Verdict.GiveUp(Causes.Rejected, error.Code, error.Description),
    };

    private static bool Says(string description, string words) =>
        description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
