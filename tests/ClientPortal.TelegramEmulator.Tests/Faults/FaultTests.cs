using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Faults;

namespace ClientPortal.TelegramEmulator.Tests.Faults;

public sealed class FaultTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<FaultRequest, int, string> Answers => new()
    {
        { new() { Kind = FaultKind.Blocked }, 403, "Forbidden: bot was blocked by the user" },
        { new() { Kind = FaultKind.Deactivated }, 403, "Forbidden: user is deactivated" },
        { new() { Kind = FaultKind.CannotInitiate }, 403, "Forbidden: bot can't initiate conversation with a user" },
        { new() { Kind = FaultKind.TooManyRequests, RetryAfter = 35 }, 429, "Too Many Requests: retry after 35" },
        { new() { Kind = FaultKind.ServerError, Code = 502 }, 502, "Bad Gateway" },
        { new() { Kind = FaultKind.Migrate, MigrateToChatId = -1001 }, 400, "Bad Request: group chat was upgraded to a supergroup chat" },
        { new() { Kind = FaultKind.Error, Description = "Bad Request: message thread not found" }, 400, "Bad Request: message thread not found" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task FaultAnswersAsTelegramWould(FaultRequest fault, int code, string description)
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        await bot.Users.AddFaultAsync(fault with { Method = "sendmessage", ChatId = user, Count = 1 }, Token);

        var answer = await bot.CallAsync("sendMessage", new { chat_id = user, text = "x" });

        (answer.Status, answer.Code, answer.Description).ShouldBe((code, code, description));
        ((int?)answer.Parameters?["retry_after"], (long?)answer.Parameters?["migrate_to_chat_id"]).ShouldBe((fault.RetryAfter, fault.MigrateToChatId));
        await bot.SendAsync(user, "the fault is used up");
    }

    [Fact]
    public async Task FaultMeetsItsMethodAndChatOnly()
    {
        await using var bot = await TestBot.StartAsync();
        var (anna, boris) = (await bot.UserAsync("Anna"), await bot.UserAsync("Boris"));
        var fault = await bot.Users.AddFaultAsync(new() { Kind = FaultKind.ServerError, Method = "sendMessage", ChatId = anna, Skip = 1 }, Token);

        await bot.SendAsync(boris, "x");
        await bot.SendAsync(anna, "the first one passes");
        await bot.ResultAsync("getChat", new { chat_id = anna });
        await bot.RefusedAsync("sendMessage", new { chat_id = anna, text = "x" }, 500, "Internal Server Error");
        (await bot.Users.GetFaultsAsync(Token)).Single().Hits.ShouldBe(1);

        await bot.Users.RemoveFaultAsync(fault.Id, Token);
        await bot.SendAsync(anna, "x");
        (await Should.ThrowAsync<EmulatorException>(() => bot.Users.RemoveFaultAsync(fault.Id, Token))).Code.ShouldBe("fault_not_found");
    }

    [Fact]
    public async Task ResetBeforeAcceptLeavesNoMessage()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.Reset, Method = "sendMessage", Count = 1 }, Token);

        await Should.ThrowAsync<HttpRequestException>(() => bot.SendAsync(user, "lost"));

        (await bot.Users.GetMessagesAsync(user, Token)).ShouldNotContain(entry => entry.Message.Text == "lost");
        await CallEndsAsync(bot, CallOutcome.Reset);
    }

    [Fact]
    public async Task LostAnswerLeavesTheMessage()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.AnswerLost, Method = "sendMessage", Count = 1 }, Token);

        await Should.ThrowAsync<HttpRequestException>(() => bot.SendAsync(user, "kept"));

        var entry = (await bot.Users.GetMessagesAsync(user, Token)).Single(entry => entry.Message.Text == "kept");
        await CallEndsAsync(bot, CallOutcome.AnswerLost);
        (await bot.Users.GetCallsAsync("sendMessage", cancellationToken: Token)).Single().MessageId.ShouldBe(entry.Message.MessageId);
    }

    [Fact]
    public async Task SlowCallWaitsAndHangingCallNeverAnswers()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.Slow, Method = "sendMessage", DelayMilliseconds = 7000, Count = 1 }, Token);
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.Hang, Method = "sendMessage" }, Token);

        var slow = bot.SendAsync(user, "slow");
        await Eventually.TrueAsync(() => time.Pending.Contains(TimeSpan.FromSeconds(7)), "the call waits");
        slow.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(7));
        ((string)(await slow)["text"]!).ShouldBe("slow");

        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var hanging = bot.Http.GetAsync($"{bot.Path}/sendMessage?chat_id={user}&text=x", giveUp.Token);
        await Eventually.TrueAsync(
            async () => (await bot.Users.GetFaultsAsync(Token)).Single(fault => fault.Request.Kind == FaultKind.Hang).Hits == 1, "the call hangs");
        hanging.IsCompleted.ShouldBeFalse();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
        await CallEndsAsync(bot, CallOutcome.Abandoned);
    }

    [Fact]
    public async Task LatencyDelaysEveryAnswer()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        await bot.Users.SetLatencyAsync(TimeSpan.FromMilliseconds(250), Token);

        var call = bot.CallAsync("getMe");
        await Eventually.TrueAsync(() => time.Pending.Contains(TimeSpan.FromMilliseconds(250)), "the call waits");
        time.Advance(TimeSpan.FromMilliseconds(250));

        (await call).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task WrongFaultIsRefused()
    {
        await using var bot = await TestBot.StartAsync();

        (await Should.ThrowAsync<EmulatorException>(() => bot.Users.AddFaultAsync(new() { Kind = FaultKind.Error, Count = 0 }, Token)))
            .ShouldSatisfyAllConditions(refusal => refusal.Status.ShouldBe(400), refusal => refusal.Code.ShouldBe("fault_invalid"));
        (await Should.ThrowAsync<EmulatorException>(() => bot.Users.AddFaultAsync(new() { Kind = FaultKind.Migrate }, Token))).Code.ShouldBe("fault_invalid");
    }

    private static Task CallEndsAsync(TestBot bot, CallOutcome outcome) => Eventually.TrueAsync(
        async () => (await bot.Users.GetCallsAsync("sendMessage", cancellationToken: Token)).Any(call => call.Outcome == outcome), $"a call ends {outcome}");

    [Fact]
    public async Task DownloadIsMetByFaultsThatNameIt()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var sent = (await bot.Users.SendDocumentsAsync(user, [("a.txt", new byte[1000])], cancellationToken: Token)).Entries[0];
        var file = await bot.ResultAsync("getFile", new { file_id = sent.Message.Document!.FileId });
        var path = $"/file{bot.Path}/{file["file_path"]}";
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.ServerError, Method = "downloadFile", Count = 1 }, Token);
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.Reset, Method = "downloadFile", Count = 1 }, Token);
        await bot.Users.AddFaultAsync(new() { Kind = FaultKind.AnswerLost, Method = "downloadFile", Count = 1 }, Token);

        using var refused = await bot.Http.GetAsync(path, Token);
        ((int)refused.StatusCode, await refused.Content.ReadAsStringAsync(Token))
            .ShouldBe((500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}"""));
        await Should.ThrowAsync<HttpRequestException>(() => bot.Http.GetAsync(path, Token));
        using var half = await bot.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Token);
        ((int)half.StatusCode, half.Content.Headers.ContentLength).ShouldBe((200, 1000));
        await Should.ThrowAsync<HttpRequestException>(() => half.Content.ReadAsByteArrayAsync(Token));
        (await bot.Http.GetByteArrayAsync(path, Token)).Length.ShouldBe(1000);
    }
}
