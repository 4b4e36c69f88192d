using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>How links end, rest and come back, from either side.</summary>
public sealed class UnlinkingTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task StopAsksFirstThenSaysGoodbye()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await anna.SayAsync("/stop");
        await anna.PressAsync(await anna.WaitForTextAsync("Disconnect this"), "Stay connected");
        await anna.WaitForTextAsync("You stay connected");
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        await anna.SayAsync("/stop");
        await anna.PressAsync(await anna.WaitForTextAsync("Disconnect this"), "Disconnect");
        await anna.WaitForTextAsync("Nothing will come here any more. To connect again");
        var status = await user.StatusAsync();
        (status["state"]!.GetValue<string>(), status["reason"]!.GetValue<string>(), status["telegramName"]).ShouldBe(("not_connected", "disconnected_by_user", null));
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType, TelegramLinkRemoved.EventType]);
        await anna.SayAsync("/stop");
        await anna.WaitForTextAsync("To connect it, open the portal");
    }

    [Fact]
    public async Task OldStopButtonLeavesANewerLinkAlone()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await anna.SayAsync("/stop");
        var old = (await anna.WaitForTextAsync("Disconnect this")).Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;
        await user.CallAsync("POST", "api/telegram/client/disconnect");
        await LinkScene.ConnectAsync(user, anna);

        await _scene.PressAsync(anna.UserId, old);

        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");
    }

    [Fact]
    public async Task DisconnectInThePortalSaysGoodbyeInTheChatOnce()
    {
        var user = await _scene.JoinAsync("Vasilek", AccountRole.Admin, "ru");
        var anna = await _scene.Bot.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        await anna.PressAsync(await anna.WaitForTextAsync("Vasilek"), "✅ Connect");
        await anna.WaitForTextAsync("Подключено");
        await user.PayloadAsync();
        var (status, body) = await user.CallAsync("POST", "api/telegram/user/disconnect");
        (status, body!["state"]!.GetValue<string>(), body["linkExpiresAt"]).ShouldBe((200, "not_connected", null));
        await anna.WaitForTextAsync("отключили на портале");

        (await user.CallAsync("POST", "api/telegram/user/disconnect")).Status.ShouldBe(200);
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType, TelegramLinkRemoved.EventType]);
    }

    [Fact]
    public async Task BlockSuspendsAndUnblockResumes()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await _scene.Bot.Telegram.BlockAsync(anna.UserId, BotScene.Cancel);
        (await user.WaitForAsync("suspended"))["reason"]!.GetValue<string>().ShouldBe("bot_blocked");
        var (status, body) = await user.CallAsync("POST", "api/telegram/client/test-message");
        (status, body!["code"]!.GetValue<string>(), body["cause"]!.GetValue<string>()).ShouldBe((409, "recipient_unreachable", "suspended"));

        await _scene.Bot.Telegram.UnblockAsync(anna.UserId, BotScene.Cancel);
        (await user.WaitForAsync("connected"))["reason"].ShouldBeNull();
        await anna.WaitForTextAsync("Good to have you back");
        (await _scene.EventsAsync(user)).ShouldBe(
            [TelegramLinkActivated.EventType, TelegramLinkSuspended.EventType, TelegramLinkResumed.EventType]);
    }

    [Fact]
    public async Task WhoeverWritesAgainIsReachableAgain()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await _scene.Bot.Get<Links>().SuspendAsync(user.Recipient, null, "chat_not_found", Actor.System, BotScene.Cancel);
        await anna.StartAsync();
        await anna.WaitForTextAsync("You are connected to Romashka");
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");
    }

    [Fact]
    public async Task TelegramAccountThatIsGoneDropsTheLink()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await _scene.Bot.Telegram.DeactivateAsync(anna.UserId, BotScene.Cancel);
        (await user.CallAsync("POST", "api/telegram/client/test-message")).Status.ShouldBe(202);
        var status = await user.WaitForAsync("not_connected");
        status["reason"]!.GetValue<string>().ShouldBe("user_deactivated");
        var last = status["lastDelivery"]!;
        (last["notificationType"]!.GetValue<string>(), last["state"]!.GetValue<string>(), last["cause"]!.GetValue<string>())
            .ShouldBe(("test_message", "failed", "user_deactivated"));
    }

    [Fact]
    public async Task GroupThatRemovesTheBotSuspendsItsLinkAndResumesItWhenTheBotIsBack()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.Bot.MeetAsync();
        var group = await _scene.Bot.Telegram.CreateGroupAsync(new CreateGroupRequest("Romashka", [anna.UserId]), BotScene.Cancel);
        await _scene.Bot.Get<Links>().ActivateAsync(
            new LinkActivation(user.Recipient, _scene.Bot.BotId, anna.UserId, null, group.Id, TokenHash: null, Actor.System), BotScene.Cancel);

        // What happens between her and the bot alone has no bearing on the group.
        await anna.StartAsync();
        await anna.WaitForBotAsync(_ => true, "an answer");
        await _scene.Bot.Telegram.BlockAsync(anna.UserId, BotScene.Cancel);
        await _scene.Bot.Telegram.KickBotAsync(group.Id, BotScene.Cancel);
        (await user.WaitForAsync("suspended"))["reason"]!.GetValue<string>().ShouldBe("bot_kicked");
    }
}
