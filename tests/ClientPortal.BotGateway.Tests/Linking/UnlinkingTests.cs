using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Texts;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>How links end, rest and come back, from either side. By long polling in English, by webhook in Russian.</summary>
public abstract class UnlinkingTests(PortalDatabase database, Way way) : LinkSceneTests(database, way)
{
    [Fact]
    public async Task StopAsksFirstThenSaysGoodbye()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await anna.SayAsync("/stop");
        await anna.PressAsync(await anna.WaitForTextAsync(_scene.Text("Link_AskStop", user.Name)), _scene.Text("Link_ButtonKeep"));
        await anna.WaitForTextAsync(_scene.Text("Link_Kept"));
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        await anna.SayAsync("/stop");
        await anna.PressAsync(await anna.WaitForTextAsync(_scene.Text("Link_AskStop", user.Name)), _scene.Text("Link_ButtonStop"));
        await anna.WaitForTextAsync(_scene.Text("Link_Goodbye"));
        var status = await user.StatusAsync();
        (status["state"]!.GetValue<string>(), status["reason"]!.GetValue<string>(), status["telegramName"]).ShouldBe(("not_connected", "disconnected_by_user", null));
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType, TelegramLinkRemoved.EventType]);
        await anna.SayAsync("/stop");
        await anna.WaitForTextAsync(_scene.Text("Chat_ConnectFirst"));
    }

    [Fact]
    public async Task OldStopButtonLeavesANewerLinkAlone()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await anna.SayAsync("/stop");
        var old = LinkScene.DataOf(await anna.WaitForTextAsync(_scene.Text("Link_AskStop", user.Name)));
        await user.CallAsync("POST", "api/telegram/client/disconnect");
        await LinkScene.ConnectAsync(user, anna);

        await _scene.PressAsync(anna.UserId, old);

        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");
    }

    [Fact]
    public async Task DisconnectInThePortalSaysGoodbyeInTheChatOnce()
    {
        var user = await _scene.JoinAsync("Vasilek", AccountRole.Admin);
        var anna = await _scene.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        await anna.PressAsync(await anna.WaitForTextAsync(user.Question), _scene.Text("Link_ButtonConnect"));
        await anna.WaitForTextAsync(user.Welcome);
        await user.PayloadAsync();
        var (status, body) = await user.CallAsync("POST", "api/telegram/user/disconnect");
        (status, body!["state"]!.GetValue<string>(), body["linkExpiresAt"]).ShouldBe((200, "not_connected", null));
        await anna.WaitForTextAsync(_scene.Text("Link_GoodbyeFromPortal"));

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
        await anna.WaitForTextAsync(_scene.Text("Link_Resumed"));
        (await _scene.EventsAsync(user)).ShouldBe(
            [TelegramLinkActivated.EventType, TelegramLinkSuspended.EventType, TelegramLinkResumed.EventType]);
    }

    [Fact]
    public async Task WhoeverUnblocksHearsHowMuchDidNotReachHim()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await _scene.Bot.Telegram.BlockAsync(anna.UserId, BotScene.Cancel);
        await user.WaitForAsync("suspended");
        await MissAsync(TicketCreated.EventType, part: 0);
        await MissAsync(TicketCreated.EventType, part: 1);
        await MissAsync(TicketCommentAdded.EventType, part: 0);
        await MissAsync(NotificationTypes.TestMessage, part: 0);

        await _scene.Bot.Telegram.UnblockAsync(anna.UserId, BotScene.Cancel);
        await anna.WaitForTextAsync($"{_scene.Text("Link_Resumed")}\n{_scene.Text($"Link_Missed_{Plural.Form(_scene.Language, 2)}", 2)}");
        // The greeting is in the chat before it is recorded that it is.
        await Eventually.True(
            async token => await _scene.Bot.Get<NotificationHistory>().CountMissedAsync(user.Recipient, _scene.Bot.BotId, anna.UserId, token) == 0, "the greeting is recorded", BotScene.Cancel);

        await _scene.Bot.Telegram.BlockAsync(anna.UserId, BotScene.Cancel);
        await user.WaitForAsync("suspended");
        await _scene.Bot.Telegram.UnblockAsync(anna.UserId, BotScene.Cancel);
        await anna.WaitForBotAsync(entry => entry.Message.Text == _scene.Text("Link_Resumed"), "the greeting alone: he has heard of those");

        await _scene.Bot.Get<Links>().SuspendAsync(user.Recipient, null, "chat_not_found", Actor.System, BotScene.Cancel);
        await MissAsync(TicketCreated.EventType, part: 0);
        await anna.StartAsync();
        await anna.WaitForTextAsync($"{_scene.Text("Link_Hello", user.Name)}\n{_scene.Text("Link_Missed_one", 1)}");

        async Task MissAsync(string type, short part)
        {
            var missed = new NewNotification
            {
                Recipient = user.Recipient,
                SkipCause = NotificationCauses.Suspended,
                NotificationType = type,
                EventId = Guid.CreateVersion7(),
                Part = part,
                Text = "missed",
                Language = "en",
            };
            await _scene.Bot.Get<NotificationQueue>().EnqueueAsync([missed], BotScene.Cancel);
        }
    }

    [Fact]
    public async Task WhoeverWritesAgainIsReachableAgain()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await _scene.Bot.Get<Links>().SuspendAsync(user.Recipient, null, "chat_not_found", Actor.System, BotScene.Cancel);
        await anna.StartAsync();
        await anna.WaitForTextAsync(_scene.Text("Link_Hello", user.Name));
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
        const long office = -4_000_002;
        var user = await _scene.JoinAsync();
        var anna = await _scene.MeetAsync();
        // Before there is a group: one without a link is left at once.
        await _scene.Bot.Get<Links>().ActivateAsync(
            new LinkActivation(user.Recipient, _scene.Bot.BotId, anna.UserId, null, office, TokenHash: null, Actor.System), BotScene.Cancel);
        await _scene.Bot.Telegram.CreateGroupAsync(new CreateGroupRequest("Office", [anna.UserId], Id: office), BotScene.Cancel);

        // What happens between her and the bot alone has no bearing on the group.
        await anna.StartAsync();
        await anna.WaitForBotAsync(_ => true, "an answer");
        await _scene.Bot.Telegram.BlockAsync(anna.UserId, BotScene.Cancel);
        await _scene.Bot.Telegram.KickBotAsync(office, BotScene.Cancel);
        (await user.WaitForAsync("suspended"))["reason"]!.GetValue<string>().ShouldBe("bot_kicked");

        await AddBotAsync(office);
        (await user.WaitForAsync("connected"))["reason"].ShouldBeNull();
        (await user.CallAsync("POST", "api/telegram/client/test-message")).Status.ShouldBe(202);
        await _scene.Bot.Telegram.WaitForBotTextAsync(office, _scene.Text("Link_Test"), Eventually.DefaultLimit, cancellationToken: BotScene.Cancel);
        (await _scene.Bot.Telegram.GetMessagesAsync(office, BotScene.Cancel)).Where(entry => entry.FromBot).Select(entry => entry.Message.Text)
            .ShouldBe([_scene.Text("Link_Resumed"), _scene.Text("Link_Test")]);
        (await _scene.EventsAsync(user)).ShouldBe(
            [TelegramLinkActivated.EventType, TelegramLinkSuspended.EventType, TelegramLinkResumed.EventType]);
    }

    private async Task AddBotAsync(long group)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(_scene.Bot.Emulator.BaseUrl, $"control/groups/{group}/add-bot"), content: null, BotScene.Cancel);
        answer.EnsureSuccessStatusCode();
    }
}

public sealed class UnlinkingByPollingTests(PortalDatabase database) : UnlinkingTests(database, Way.PollingInEnglish);

public sealed class UnlinkingByWebhookTests(PortalDatabase database) : UnlinkingTests(database, Way.WebhookInRussian);
