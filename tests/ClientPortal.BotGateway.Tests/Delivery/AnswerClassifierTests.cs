using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery.Answers;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Each row of the table of what Telegram's answers mean.</summary>
public sealed class AnswerClassifierTests
{
    public static TheoryData<int, string, string> Table => new()
    {
        { 403, "Forbidden: bot was blocked by the user", "suspend bot_blocked" },
        { 403, "Forbidden: user is deactivated", "remove user_deactivated" },
        { 403, "Forbidden: bot can't initiate conversation with a user", "remove never_started" },
        { 403, "Forbidden: bot was kicked from the group chat", "suspend bot_kicked" },
        { 403, "Forbidden: bot was kicked from the supergroup chat", "suspend bot_kicked" },
        { 403, "Forbidden: bot was kicked from the channel chat", "suspend bot_kicked" },
        { 403, "Forbidden: bot is not a member of the channel chat", "suspend not_a_member" },
        { 403, "Forbidden: bots can't send messages to bots", "give up forbidden" },
        { 400, "Bad Request: chat not found", "suspend chat_not_found" },
        { 400, "Bad Request: message thread not found", "send as WithoutThread" },
        { 400, "Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 0", "send as PlainText" },
        { 400, "Bad Request: message is too long", "send as AsDocument" },
        { 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", "sent" },
        { 400, "Bad Request: message text is empty", "give up rejected" },
        { 400, "Bad Request: BUTTON_URL_INVALID", "give up rejected" },
        { 401, "Unauthorized", "stop" },
        { 404, "Not Found", "stop" },
        { 409, "Conflict: terminated by other getUpdates request", "later conflict, attempt spent" },
        { 413, "Request Entity Too Large", "send as AsDocument" },
        { 418, "I'm a teapot", "give up rejected" },
        { 500, "Internal Server Error", "later telegram_unavailable, attempt spent" },
        { 502, "Bad Gateway", "later telegram_unavailable, attempt spent" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void EachAnswerHasItsMeaning(int code, string description, string meaning) =>
        Say(AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(code, description, null))).ShouldBe(meaning);

    [Theory]
    [InlineData(302, "later not_telegram")]
    [InlineData(400, "later not_telegram")]
    [InlineData(401, "later not_telegram")]
    [InlineData(403, "later not_telegram")]
    [InlineData(404, "later not_telegram")]
    [InlineData(407, "later not_telegram")]
    [InlineData(451, "later not_telegram")]
    [InlineData(413, "send as AsDocument")]
    [InlineData(502, "later telegram_unavailable, attempt spent")]
    public void PageOfSomebodyOnTheWayFailsNoMessageForGood(int code, string meaning) =>
        Say(AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(code, "Blocked", null) { IsForeign = true })).ShouldBe(meaning);

    [Fact]
    public void PageThatSaysTooManyRequestsWaits() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(429, "Too Many Requests", null) { IsForeign = true })
            .ShouldBeOfType<Verdict.Wait>();

    [Fact]
    public void TooManyRequestsWaitsAsLongAsTelegramSays() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(429, "Too Many Requests: retry after 35", new(RetryAfter: 35)))
            .ShouldBe(new Verdict.Wait(TimeSpan.FromSeconds(35), "Too Many Requests: retry after 35"));

    [Fact]
    public void TooManyRequestsWithoutATimeStillWaits() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(429, "Too Many Requests", null))
            .ShouldBeOfType<Verdict.Wait>().RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);

    [Fact]
    public void UpgradedGroupMigrates() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", new(MigrateToChatId: -1001)))
            .ShouldBe(new Verdict.Migrate(-1001));

    [Fact]
    public void RequestThatNeverLeftSpendsNoAttempt() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.NotSent("connection refused"))
            .ShouldBe(new Verdict.TryLater("not_sent", null, "connection refused", SpendsAttempt: false));

    [Fact]
    public void MissingAnswerIsUnknown() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.OutcomeUnknown("connection reset"))
            .ShouldBe(new Verdict.Unknown("connection reset"));

    [Fact]
    public void AcceptedMessageIsSent() =>
        AnswerClassifier.Classify(new BotApiResult<Message>.Ok(new Message(7, 0, new Chat(1, "private"))))
            .ShouldBe(new Verdict.Sent(7));

    private static string Say(Verdict verdict) => verdict switch
    {
        Verdict.Sent => "sent",
        Verdict.SendAs(var alteration) => $"send as {alteration}",
        Verdict.TryLater(var cause, _, _, var spends) => $"later {cause}{(spends ? ", attempt spent" : "")}",
        Verdict.GiveUp(var cause, _, _) => $"give up {cause}",
        Verdict.Unreachable(var cause, _, _, var forGood) => $"{(forGood ? "remove" : "suspend")} {cause}",
        Verdict.StopBot => "stop",
        _ => verdict.ToString(),
    };
}
