using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Never above Telegram's limits, close to them under load, silent when told to be.</summary>
public sealed class LimitTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly LimitOptions Strict = new() { PerBotPerSecond = 30, PerBotBurst = 30, PerChatPerSecond = 1, PerChatBurst = 1, PerGroupPerMinute = 20 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BurstLeavesAtTheAllowedRateWithoutA429()
    {
        await using var scene = await DeliveryScene.StartAsync(database, Strict, ("Delivery:MessagesPerSecond", "30"), ("Delivery:MessagesPerSecondPerChat", "1"));
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 30; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        var messages = await scene.EnqueueAsync([.. Enumerable.Range(0, 3).SelectMany(n => chats.Select(chat => (chat, $"{n}")))]);
        foreach (var message in messages)
        {
            await scene.WaitForAsync(message, NotificationState.Sent);
        }

        var calls = await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel);
        calls.ShouldAllBe(call => call.Outcome == CallOutcome.Ok);
        var arrivals = calls.Select(call => call.ReceivedAt).Order().ToArray();
        arrivals.Length.ShouldBe(90);
        for (var i = 30; i < arrivals.Length; i++)
        {
            (arrivals[i] - arrivals[i - 30]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1), $"message {i}");
        }

        // 30 at once, 30 a second later, 30 two seconds later; the rest is what the pacing costs (and a busy machine).
        var took = arrivals[^1] - arrivals[0];
        (2.0 / took.TotalSeconds).ShouldBeGreaterThan(0.75, $"it took {took}");
    }

    [Fact]
    public async Task LimitOfOneChatIsNoneOfTheOthersBusiness()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var (slow, other) = (await scene.ConnectAsync("Anna"), await scene.ConnectAsync("Boris"));
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.TooManyRequests, RetryAfter = 2, ChatId = slow.ChatId, Method = "sendMessage", Count = 1 }, Cancel);
        var messages = await scene.EnqueueAsync([(slow, "1"), .. Enumerable.Range(0, 20).Select(n => (other, $"{n}"))]);
        await scene.WaitForAsync(messages[^1], NotificationState.Sent);
        var waiting = await scene.ReadAsync(messages[0]);
        (waiting.State, waiting.Cause, waiting.Attempts).ShouldBe((NotificationState.Pending, Causes.TooManyRequests, 0));
        await scene.WaitForAsync(messages[0], NotificationState.Sent);
        await AssertSilentAsync(scene, slow.ChatId, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task LimitOfTheBotSilencesItAcrossARestart()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chats = new[] { await scene.ConnectAsync("Anna"), await scene.ConnectAsync("Boris"), await scene.ConnectAsync("Clara"), await scene.ConnectAsync("Dmitri") };
        var fault = await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.TooManyRequests, RetryAfter = 4, Method = "sendMessage" }, Cancel);
        await scene.WaitForCauseAsync(await scene.EnqueueAsync(chats[0], "0"), Causes.TooManyRequests);
        await scene.WaitForCauseAsync(await scene.EnqueueAsync(chats[1], "1"), Causes.TooManyRequests);
        var refused = (await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel))[^1].AnsweredAt!.Value;

        var later = await scene.EnqueueAsync([(chats[2], "2"), (chats[3], "3")]);
        await scene.StopAsync(scene.Gateway);
        await scene.StartGatewayAsync();
        await scene.Telegram.RemoveFaultAsync(fault.Id, Cancel);
        foreach (var message in later)
        {
            (await scene.WaitForAsync(message, NotificationState.Sent)).Attempts.ShouldBe(1);
        }

        var calls = await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel);
        calls.Count(call => call.Outcome == CallOutcome.Error).ShouldBe(2, "one for the first chat, one probe");
        calls.First(call => call.Outcome == CallOutcome.Ok).ReceivedAt.ShouldBeGreaterThan(refused + TimeSpan.FromSeconds(3.9));
    }

    [Fact]
    public async Task OutageIsProbedAndEndsByItself()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 20; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        // Nothing is under way when it begins.
        var fault = await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.ServerError, Code = 503, Method = "sendMessage" }, Cancel);
        var messages = await scene.EnqueueAsync([.. chats.Select(chat => (chat, "hello"))]);
        var calls = await Eventually.Matches(
            async token => (await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: token)).Count,
            count => count >= 24,
            "probes follow the first burst",
            Cancel);
        calls.ShouldBeLessThan(40);
        await scene.Telegram.RemoveFaultAsync(fault.Id, Cancel);
        foreach (var message in messages)
        {
            await scene.WaitForAsync(message, NotificationState.Sent);
        }
    }

    [Fact]
    public async Task RefusedConnectionsSpendNoAttempts()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Delivery:MaxAttempts", "2"));
        var chat = await scene.ConnectAsync();
        await scene.Emulator.DisposeAsync();
        var message = await scene.EnqueueAsync(chat, "later");
        await scene.WaitForCauseAsync(message, Causes.NotSent);
        (await scene.ReadAsync(message)).Attempts.ShouldBe(0);
    }

    private static async Task AssertSilentAsync(DeliveryScene scene, long chatId, TimeSpan silence)
    {
        var calls = await scene.Telegram.GetCallsAsync("sendMessage", chatId, cancellationToken: Cancel);
        calls.Count.ShouldBe(2);
        (calls[1].ReceivedAt - calls[0].ReceivedAt).ShouldBeGreaterThan(silence - TimeSpan.FromMilliseconds(50));
    }
}
