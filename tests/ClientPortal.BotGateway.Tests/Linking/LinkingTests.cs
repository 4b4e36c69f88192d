using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>From the portal's deep link to the confirmation in the chat, and every way in which that can go wrong. By long polling in English, by webhook in Russian.</summary>
public abstract class LinkingTests(PortalDatabase database, Way way) : LinkSceneTests(database, way)
{
    [Theory]
    [InlineData(AccountRole.Client, "ru")]
    [InlineData(AccountRole.Staff, "en")]
    public async Task ConfirmedLinkIsWelcomedInTheAccountsLanguage(AccountRole role, string language)
    {
        var user = await _scene.JoinAsync("Romashka", role, language);
        var anna = await _scene.MeetAsync();
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");

        var token = await user.PayloadAsync();
        await anna.StartAsync(token);
        var question = await anna.WaitForTextAsync(user.Question);
        var pending = await user.StatusAsync();
        pending["state"]!.GetValue<string>().ShouldBe("pending");
        pending["linkExpiresAt"].ShouldNotBeNull();
        (await anna.PressAsync(question, _scene.Text("Link_ButtonConnect"))).Text.ShouldBe(_scene.Text("Link_Done"));
        await anna.WaitForTextAsync(LinkScene.Text(language, role is AccountRole.Client ? "Link_WelcomeClient" : "Link_WelcomeStaff", user.Name));

        var status = await user.StatusAsync();
        (status["state"]!.GetValue<string>(), status["telegramName"]!.GetValue<string>(), status["reason"], status["linkExpiresAt"])
            .ShouldBe(("connected", "Anna", null, null));
        status["connectedSince"]!.GetValue<DateTimeOffset>().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType]);
        (await _scene.ColumnAsync("SELECT payload #>> '{message,text}' FROM telegram.telegram_updates WHERE bot_id = $1 AND state = 'done' AND payload::text LIKE '%/start%'", _scene.Bot.BotId))
            .ShouldBe(["/start ..."], "the token does not stay in what Telegram delivered");
    }

    [Fact]
    public async Task UsedReplacedWithdrawnExpiredAndUnknownLinksEachSayWhy()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.MeetAsync();
        var replaced = await user.PayloadAsync();
        var withdrawn = await user.PayloadAsync();
        await anna.StartAsync(withdrawn);
        var question = await anna.WaitForTextAsync(user.Question);
        await anna.PressAsync(question, _scene.Text("Link_ButtonCancel"));
        await anna.WaitForTextAsync(_scene.Text("Link_Refused"));
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");
        var used = await user.PayloadAsync();
        await anna.StartAsync(used);
        await anna.PressAsync(await anna.WaitForTextAsync(user.Question), _scene.Text("Link_ButtonConnect"));
        await anna.WaitForTextAsync(user.Welcome);
        var expired = await user.PayloadAsync();
        await _scene.ExecuteAsync("UPDATE telegram.client_telegram SET token_expires_at = now() WHERE client_id = $1", user.Recipient.RecipientId);

        var boris = await _scene.MeetAsync("Boris");
        foreach (var (payload, words) in new[]
        {
            (replaced, _scene.Text("Link_Replaced")), (withdrawn, _scene.Text("Link_Withdrawn")), (used, _scene.Text("Link_Used")), (expired, _scene.Text("Link_Expired")),
            (new string('A', 43), _scene.Text("Link_Unknown")), ("short", _scene.Text("Link_Unknown")), ("connect_me", _scene.Text("Link_Unknown")),
        })
        {
            await boris.StartAsync(payload);
            await boris.WaitForTextAsync(words);
        }

        (await _scene.Bot.Get<Links>().FindRecipientAsync(_scene.Bot.BotId, boris.UserId, BotScene.Cancel)).ShouldBeNull();
        (await user.StatusAsync())["telegramName"]!.GetValue<string>().ShouldBe("Anna");
    }

    [Fact]
    public async Task LinkThatSomebodyElseOpenedFirstIsRefusedAndCannotBeConfirmedByAForwardedButton()
    {
        var user = await _scene.JoinAsync();
        var (anna, boris) = (await _scene.MeetAsync(), await _scene.MeetAsync("Boris"));
        var payload = await user.PayloadAsync();
        await anna.StartAsync(payload);
        var question = await anna.WaitForTextAsync(user.Question);
        await boris.StartAsync(payload);
        await boris.WaitForTextAsync(_scene.Text("Link_ClaimedByAnother"));

        var data = LinkScene.DataOf(question);
        await _scene.PressAsync(boris.UserId, data);
        await _scene.PressAsync(boris.UserId, data.Replace("connect:", "move:", StringComparison.Ordinal));
        await _scene.PressAsync(boris.UserId, data.Replace("connect:", "refuse:", StringComparison.Ordinal));
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("pending");

        await anna.PressAsync(question, _scene.Text("Link_ButtonConnect"));
        (await user.WaitForAsync("connected"))["telegramName"]!.GetValue<string>().ShouldBe("Anna");
    }

    [Fact]
    public async Task OfTwoWhoOpenALinkAtOnceOneIsAsked()
    {
        var user = await _scene.JoinAsync();
        BotPerson[] people = [await _scene.MeetAsync("Anna"), await _scene.MeetAsync("Boris")];
        var payload = await user.PayloadAsync();
        await Task.WhenAll(people.Select(person => person.StartAsync(payload)));
        var answers = await Task.WhenAll(people.Select(person => person.WaitForBotAsync(_ => true, "an answer")));
        answers.Count(answer => answer.Message.Text!.Equals(user.Question, StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(answer => answer.Message.Text!.Equals(_scene.Text("Link_ClaimedByAnother"), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task TwoConfirmationsAtOnceConnectOnce()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var data = LinkScene.DataOf(await anna.WaitForTextAsync(user.Question));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _scene.PressAsync(anna.UserId, data)));

        await anna.WaitForTextAsync(user.Welcome);
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType]);
        (await _scene.Bot.Get<Links>().FindAsync(user.Recipient, BotScene.Cancel))!.Generation.ShouldBe(1);
        var notices = await _scene.ColumnAsync(
            "SELECT concat_ws(' ', id, event_id, part, state, cause, created_at, message) FROM telegram.telegram_notifications_queue WHERE notification_type = 'link_notice' AND bot_id = $1 AND chat_id = $2", _scene.Bot.BotId, anna.UserId);
        notices.Count.ShouldBe(1, string.Join(Environment.NewLine, notices));
    }

    [Fact]
    public async Task DeactivatedOrUnknownPortalAccountIsNotConnected()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.MeetAsync();
        var payload = await user.PayloadAsync();
        await anna.StartAsync(payload);
        var question = await anna.WaitForTextAsync(user.Question);
        await _scene.ExecuteAsync("UPDATE telegram.accounts SET active = false WHERE account_id = $1", user.AccountId);
        (await anna.PressAsync(question, _scene.Text("Link_ButtonConnect"))).Text.ShouldBe(_scene.Text("Link_Deactivated"));
        await anna.StartAsync(payload);
        await anna.WaitForTextAsync(_scene.Text("Link_Deactivated"));
        await _scene.ExecuteAsync("DELETE FROM telegram.accounts WHERE account_id = $1", user.AccountId);
        await anna.StartAsync(payload);
        await anna.WaitForTextAsync(_scene.Text("Link_NotReady"));
        (await _scene.EventsAsync(user)).ShouldBeEmpty();
    }

    [Fact]
    public async Task StartWithWhateverItsSenderLikesIsAnsweredPolitely()
    {
        var anna = await _scene.MeetAsync();
        foreach (var payload in new[] { "привет", new string('A', 65), new string('Я', 43), new string('A', 4_000), "two words" })
        {
            await anna.SayAsync($"/start {payload}");
            await anna.WaitForTextAsync(_scene.Text("Link_Unknown"));
        }
    }

    [Fact]
    public async Task LinkThatExpiresBetweenStartAndConnectConnectsNothing()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var question = await anna.WaitForTextAsync(user.Question);
        await _scene.ExecuteAsync("UPDATE telegram.client_telegram SET token_expires_at = now() WHERE client_id = $1", user.Recipient.RecipientId);
        var answer = await anna.PressAsync(question, _scene.Text("Link_ButtonConnect"));
        (answer.Text, answer.ShowAlert).ShouldBe((_scene.Text("Link_Expired"), true));
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");
        (await _scene.EventsAsync(user)).ShouldBeEmpty();
    }
}

public sealed class LinkingByPollingTests(PortalDatabase database) : LinkingTests(database, Way.PollingInEnglish);

public sealed class LinkingByWebhookTests(PortalDatabase database) : LinkingTests(database, Way.WebhookInRussian);
