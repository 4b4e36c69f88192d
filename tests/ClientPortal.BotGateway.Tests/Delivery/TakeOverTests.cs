using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Two gateways, one bot: one sends, and its successor loses and repeats nothing that it need not.</summary>
public sealed class TakeOverTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoGatewaysTogetherKeepTheLimits()
    {
        var strict = new LimitOptions { PerBotPerSecond = 30, PerBotBurst = 30, PerChatPerSecond = 1, PerChatBurst = 1 };
        await using var scene = await DeliveryScene.StartAsync(database, strict, ("Delivery:MessagesPerSecond", "30"), ("Delivery:MessagesPerSecondPerChat", "1"));
        var first = scene.Gateway;
        var second = await scene.StartGatewayAsync();
        (DeliveryScene.Sends(first), DeliveryScene.Sends(second)).ShouldBe((true, false));
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 40; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        var messages = await scene.EnqueueAsync([.. Enumerable.Range(0, 2).SelectMany(n => chats.Select(chat => (chat, $"{n}")))]);
        await scene.WaitForAsync(messages[20], NotificationState.Sent);
        await scene.StopAsync(first);
        foreach (var message in messages)
        {
            (await scene.WaitForAsync(message, NotificationState.Sent)).PossiblyDuplicate.ShouldBeFalse();
        }

        var calls = await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel);
        calls.Count.ShouldBe(80);
        calls.ShouldAllBe(call => call.Outcome == CallOutcome.Ok);
        foreach (var chat in chats)
        {
            (await scene.TextsAsync(chat)).ShouldBe(["0", "1"]);
        }
    }

    [Fact]
    public async Task SuccessorRemembersWhatAGroupGotInThisMinute()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Delivery:MessagesPerMinutePerGroup", "3"));
        var anna = await scene.ConnectAsync();
        var boris = await scene.Telegram.CreateUserAsync("Boris", cancellationToken: Cancel);
        var team = await scene.Telegram.CreateGroupAsync(new CreateGroupRequest("Team", [boris.Id]), Cancel);
        var group = await scene.LinkAsync(boris.Id, team.Id);
        foreach (var text in new[] { "1", "2" })
        {
            await scene.WaitForAsync(await scene.EnqueueAsync(group, text), NotificationState.Sent);
        }

        await scene.StopAsync(scene.Gateway);
        await scene.StartGatewayAsync();
        var later = await scene.EnqueueAsync([(group, "3"), (group, "4"), (group, "5")]);
        await scene.WaitForAsync(later[0], NotificationState.Sent);
        // Whoever may leave has left by the time at which a later message to another chat is there.
        await scene.WaitForAsync(await scene.EnqueueAsync(anna, "hello"), NotificationState.Sent);

        (await scene.TextsAsync(group)).ShouldBe(["1", "2", "3"]);
        (await scene.ReadAsync(later[1])).State.ShouldBe(NotificationState.Pending);
    }

    [Fact]
    public async Task WaitsThatAClockSetBackHasLeftInTheFutureDoNotHoldAnybody()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "before"), NotificationState.Sent);
        await scene.StopAsync(scene.Gateway);
        await using var source = Npgsql.NpgsqlDataSource.Create(database.GatewayConnectionString);
        // The pause that the chat's rate asks for, as a process writes it whose clock is an hour ahead.
        await using var ahead = source.CreateCommand(
            "UPDATE telegram.telegram_chats SET not_before = now() + interval '1 hour', next_at = now() + interval '1 hour' WHERE bot_id = $1");
        ahead.Parameters.Add(new Npgsql.NpgsqlParameter { Value = scene.BotId });
        (await ahead.ExecuteNonQueryAsync(Cancel)).ShouldBe(1);

        await scene.StartGatewayAsync();

        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "after"), NotificationState.Sent);
    }

    [Fact]
    public async Task StoppingGatewayHandsOverAtOnce()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var first = scene.Gateway;
        var second = await scene.StartGatewayAsync();
        await scene.StopAsync(first);
        await Eventually.True(() => DeliveryScene.Sends(second), "the second one sends", Cancel, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task StopInABurstFinishesWhatIsUnderWayAndRepeatsNothing()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        await scene.Telegram.SetLatencyAsync(TimeSpan.FromMilliseconds(100), Cancel);
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 20; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        var messages = await scene.EnqueueAsync([.. Enumerable.Range(0, 10).SelectMany(n => chats.Select(chat => (chat, $"{n}")))]);
        await scene.WaitForAsync(messages[30], NotificationState.Sent);
        await scene.StopAsync(scene.Gateway);
        await scene.StartGatewayAsync();
        foreach (var message in messages)
        {
            (await scene.WaitForAsync(message, NotificationState.Sent)).PossiblyDuplicate.ShouldBeFalse();
        }

        (await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel)).Count.ShouldBe(200);
    }

    [Fact]
    public async Task LateRecordIsRefusedOnceAnotherHasTakenOver()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Slow, DelayMilliseconds = 1000, Method = "sendMessage", Count = 1 }, Cancel);
        var message = await scene.EnqueueAsync(chat, "slow");
        await scene.WaitForAsync(message, NotificationState.Sending);

        // What a second process does while the first one stands still.
        var other = new DispatcherLease(scene.BotId, "other", 1_000);
        (await scene.Get<DeliveryQueue>().TakeOverAsync(other, Cancel)).ShouldBeTrue();
        await scene.Telegram.WaitForBotTextAsync(chat.ChatId, "slow", cancellationToken: Cancel);
        await Eventually.True(() => !scene.Get<DispatcherStatus>().HoldsLease, "the first one notices", Cancel);
        (await scene.ReadAsync(message)).State.ShouldBe(NotificationState.Sending, "its outcome came too late");

        (await scene.Get<DeliveryQueue>().RescueAsync(other, UnknownOutcomePolicy.ResendOnce, DateTimeOffset.UtcNow, [], Cancel)).ShouldBe(1);
        (await scene.ReadAsync(message)).PossiblyDuplicate.ShouldBeTrue();
    }

    [Fact]
    public async Task ClaimWhoseAnswerWasLostIsGivenBackUnmarked()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.StopAsync(scene.Gateway);
        await using var source = Npgsql.NpgsqlDataSource.Create(database.GatewayConnectionString);
        var lease = new DispatcherLease(scene.BotId, "test", 1_000);
        var queue = new DeliveryQueue(source);
        await queue.TakeOverAsync(lease, Cancel);
        await new NotificationQueue(source).EnqueueAsync(
            [new NewNotification { Recipient = chat.Recipient, Target = new ChatTarget(scene.BotId, chat.ChatId, chat.Generation), NotificationType = "ticket.created", Text = "x", Language = "en" }],
            Cancel);
        var lost = await queue.ClaimAsync(lease, 10, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), Cancel);
        lost.Notifications.Count.ShouldBe(1);

        await new OrphanedClaims(source).GiveBackAsync(lease, [], Cancel);
        var again = await queue.ClaimAsync(lease, 10, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), Cancel);
        again.Notifications.Single().PossiblyDuplicate.ShouldBeFalse();
    }
}
