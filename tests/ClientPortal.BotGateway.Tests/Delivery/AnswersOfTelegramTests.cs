using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Each row of the table of answers, from the emulator's answer to the stored row and the link.</summary>
public sealed class AnswersOfTelegramTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Forbidden: bot was blocked by the user", 403, Causes.BotBlocked, LinkState.Suspended)]
    [InlineData("Forbidden: bot was kicked from the supergroup chat", 403, Causes.BotKicked, LinkState.Suspended)]
    [InlineData("Forbidden: bot is not a member of the channel chat", 403, Causes.NotAMember, LinkState.Suspended)]
    [InlineData("Bad Request: chat not found", 400, Causes.ChatNotFound, LinkState.Suspended)]
    [InlineData("Forbidden: user is deactivated", 403, Causes.UserDeactivated, LinkState.NotConnected)]
    [InlineData("Forbidden: bot can't initiate conversation with a user", 403, Causes.NeverStarted, LinkState.NotConnected)]
    [InlineData("Bad Request: BUTTON_DATA_INVALID", 400, Causes.Rejected, LinkState.Active)]
    [InlineData("Forbidden: bots can't send messages to bots", 403, Causes.Forbidden, LinkState.Active)]
    public async Task RefusalFailsTheMessageAndChangesTheLinkAsItSays(string words, int code, string cause, LinkState linkState)
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.Error, Code = code, Description = words, Count = 1 });
        var row = await scene.WaitForAsync(await scene.EnqueueAsync(chat, "refused"), NotificationState.Failed);

        row.Cause.ShouldBe(cause);
        row.ErrorCode.ShouldBe(code);
        row.Error.ShouldBe(words);
        row.Attempts.ShouldBe(1);
        var link = await Eventually.Matches(
            _ => scene.LinkOfAsync(chat), link => link.State == linkState, $"the link is {linkState}", Cancel);
        link.Reason.ShouldBe(linkState == LinkState.Active ? null : cause);
        (await scene.Telegram.GetCallsAsync("sendMessage", chat.ChatId, cancellationToken: Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatWaitsForABlockedChatIsCancelledAndOtherChatsGoOn()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var (blocked, other) = (await scene.ConnectAsync("Anna"), await scene.ConnectAsync("Boris"));
        await scene.Telegram.BlockAsync(blocked.UserId, Cancel);
        var messages = await scene.EnqueueAsync([(blocked, "1"), (blocked, "2"), (other, "3")]);
        await scene.WaitForAsync(messages[0], NotificationState.Failed);
        (await scene.WaitForAsync(messages[1], NotificationState.Cancelled)).Cause.ShouldBe(NotificationCauses.Suspended);
        await scene.WaitForAsync(messages[2], NotificationState.Sent);
    }

    [Fact]
    public async Task MarkupThatTelegramRefusesGoesAsPlainText()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "<p>Ticket</p> <b>1 &amp; 2", html: true), NotificationState.Sent);
        (await scene.TextsAsync(chat)).ShouldBe(["Ticket 1 & 2"]);
    }

    [Fact]
    public async Task LostThreadIsLeftOut()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.Error, Code = 400, Description = "Bad Request: message thread not found", Count = 1 });
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "to the thread"), NotificationState.Sent);
    }

    [Fact]
    public async Task UpgradedGroupGetsItsMessagesOnceUnderItsNewId()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var user = await scene.Telegram.CreateUserAsync("Anna", cancellationToken: Cancel);
        var group = await scene.Telegram.CreateGroupAsync(new CreateGroupRequest("Team", [user.Id]), Cancel);
        var chat = await scene.LinkAsync(user.Id, group.Id);
        var upgraded = await scene.Telegram.MigrateGroupAsync(group.Id, Cancel);
        var messages = await scene.EnqueueAsync([(chat, "1"), (chat, "2")]);
        await scene.WaitForAsync(messages[1], NotificationState.Sent);

        (await scene.LinkOfAsync(chat)).ChatId.ShouldBe(upgraded.Id);
        (await scene.TextsAsync(chat with { ChatId = upgraded.Id })).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task PassingFaultIsRepeatedInItsPlaceInTheChat()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.ServerError, Code = 502, Count = 2 });
        var messages = await scene.EnqueueAsync([(chat, "1"), (chat, "2"), (chat, "3")]);
        await scene.WaitForAsync(messages[2], NotificationState.Sent);
        (await scene.TextsAsync(chat)).ShouldBe(["1", "2", "3"]);
        (await scene.ReadAsync(messages[0])).Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task FaultThatDoesNotPassEndsAfterTheLastAttempt()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Delivery:MaxAttempts", "3"));
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.ServerError, Code = 500 });
        var row = await scene.WaitForAsync(await scene.EnqueueAsync(chat, "never"), NotificationState.Failed);
        (row.Cause, row.Attempts, row.ErrorCode).ShouldBe((Causes.AttemptsExhausted, 3, 500));
    }

    [Theory]
    [InlineData(FaultKind.AnswerLost, 2)]
    [InlineData(FaultKind.Reset, 1)]
    [InlineData(FaultKind.Hang, 1)]
    public async Task MessageWithoutAnswerGoesOnceMoreAndIsMarked(FaultKind fault, int arrivals)
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = fault, Count = 1 });
        var row = await scene.WaitForAsync(await scene.EnqueueAsync(chat, "once more"), NotificationState.Sent);
        row.PossiblyDuplicate.ShouldBeTrue();
        (await scene.TextsAsync(chat)).Count.ShouldBe(arrivals);
    }

    [Fact]
    public async Task MessageThatTwiceGetsNoAnswerIsHeld()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.Reset, Count = 2 });
        var row = await scene.WaitForAsync(await scene.EnqueueAsync(chat, "no answer"), NotificationState.Unknown);
        row.Cause.ShouldBe(Causes.NoAnswer);
    }

    [Fact]
    public async Task SettingHoldsWhatMayHaveArrived()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Delivery:HoldUnknown", "true"));
        var chat = await scene.ConnectAsync();
        await FaultAsync(scene, new FaultRequest { Kind = FaultKind.AnswerLost, Count = 1 });
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "held"), NotificationState.Unknown);
        (await scene.TextsAsync(chat)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RefusedTokenStopsTheBotAndHealthSaysSo()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Error, Code = 401, Description = "Unauthorized" }, Cancel);
        var messages = await scene.EnqueueAsync([(chat, "1"), (chat, "2")]);
        await Eventually.True(() => scene.Get<DispatcherStatus>().Unauthorized, "the refusal is known", Cancel);
        var row = await scene.WaitForAsync(messages[0], NotificationState.Pending);
        (row.Attempts, (await scene.ReadAsync(messages[1])).Attempts).ShouldBe((0, 0));
        using var http = new HttpClient();
        (await http.GetStringAsync($"{scene.Gateway.Urls.First()}/health", Cancel)).ShouldContain("\"telegram\":\"degraded\"");
    }

    private static Task<FaultInfo> FaultAsync(DeliveryScene scene, FaultRequest fault) =>
        scene.Telegram.AddFaultAsync(fault with { Method = "sendMessage" }, Cancel);
}
