using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>From the portal's deep link to the confirmation in the chat, and every way in which that can go wrong.</summary>
public sealed class LinkingTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData(AccountRole.Client, "ru", "Подключено к аккаунту Romashka")]
    [InlineData(AccountRole.Staff, "en", "Connected to Romashka")]
    public async Task ConfirmedLinkIsWelcomedInTheAccountsLanguage(AccountRole role, string language, string welcome)
    {
        var user = await _scene.JoinAsync("Romashka", role, language);
        var anna = await _scene.Bot.MeetAsync("Anna");
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");

        var token = await user.PayloadAsync();
        await anna.StartAsync(token);
        var question = await anna.WaitForTextAsync("Romashka");
        var pending = await user.StatusAsync();
        pending["state"]!.GetValue<string>().ShouldBe("pending");
        pending["linkExpiresAt"].ShouldNotBeNull();
        (await anna.PressAsync(question, "✅ Connect")).Text.ShouldBe("Connected");
        await anna.WaitForTextAsync(welcome);

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
        var anna = await _scene.Bot.MeetAsync();
        var replaced = await user.PayloadAsync();
        var withdrawn = await user.PayloadAsync();
        await anna.StartAsync(withdrawn);
        var question = await anna.WaitForTextAsync("Romashka");
        await anna.PressAsync(question, "Cancel");
        await anna.WaitForTextAsync("Nothing was connected");
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");
        var used = await user.PayloadAsync();
        await anna.StartAsync(used);
        await anna.PressAsync(await anna.WaitForTextAsync("Romashka"), "✅ Connect");
        await anna.WaitForTextAsync("Connected to");
        var expired = await user.PayloadAsync();
        await _scene.ExecuteAsync("UPDATE telegram.client_telegram SET token_expires_at = now() WHERE client_id = $1", user.Recipient.RecipientId);

        var boris = await _scene.Bot.MeetAsync("Boris");
        foreach (var (payload, words) in new[]
        {
            (replaced, "replaced by a newer one"), (withdrawn, "was cancelled"), (used, "used already"), (expired, "has expired"),
            (new string('A', 43), "do not know this link"), ("short", "do not know this link"), ("connect_me", "do not know this link"),
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
        var (anna, boris) = (await _scene.Bot.MeetAsync(), await _scene.Bot.MeetAsync("Boris"));
        var payload = await user.PayloadAsync();
        await anna.StartAsync(payload);
        var question = await anna.WaitForTextAsync("Romashka");
        await boris.StartAsync(payload);
        await boris.WaitForTextAsync("opened in another Telegram account first");

        var data = question.Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;
        await _scene.PressAsync(boris.UserId, data);
        await _scene.PressAsync(boris.UserId, data.Replace("connect:", "move:", StringComparison.Ordinal));
        await _scene.PressAsync(boris.UserId, data.Replace("connect:", "refuse:", StringComparison.Ordinal));
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("pending");

        await anna.PressAsync(question, "✅ Connect");
        (await user.WaitForAsync("connected"))["telegramName"]!.GetValue<string>().ShouldBe("Anna");
    }

    [Fact]
    public async Task OfTwoWhoOpenALinkAtOnceOneIsAsked()
    {
        var user = await _scene.JoinAsync();
        BotPerson[] people = [await _scene.Bot.MeetAsync("Anna"), await _scene.Bot.MeetAsync("Boris")];
        var payload = await user.PayloadAsync();
        await Task.WhenAll(people.Select(person => person.StartAsync(payload)));
        var answers = await Task.WhenAll(people.Select(person => person.WaitForBotAsync(_ => true, "an answer")));
        answers.Count(answer => answer.Message.Text!.Contains("Romashka", StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(answer => answer.Message.Text!.Contains("another Telegram account first", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task TwoConfirmationsAtOnceConnectOnce()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.Bot.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var data = (await anna.WaitForTextAsync("Romashka")).Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _scene.PressAsync(anna.UserId, data)));

        await anna.WaitForTextAsync("Connected to");
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType]);
        (await _scene.Bot.Get<Links>().FindAsync(user.Recipient, BotScene.Cancel))!.Generation.ShouldBe(1);
        var notices = await _scene.ColumnAsync(
            "SELECT concat_ws(' ', id, event_id, part, state, cause, created_at, message) FROM telegram.telegram_notifications_queue WHERE notification_type = 'link_notice' AND bot_id = $1 AND chat_id = $2", _scene.Bot.BotId, anna.UserId);
        notices.Count.ShouldBe(1, string.Join(Environment.NewLine, notices));
    }

    [Fact]
    public async Task ConnectedTelegramAccountIsMovedOnlyAfterItsOwnerAgreed()
    {
        var (romashka, vasilek) = (await _scene.JoinAsync("Romashka"), await _scene.JoinAsync("Vasilek", AccountRole.Staff));
        var anna = await _scene.ConnectAsync(romashka);
        await anna.StartAsync(await vasilek.PayloadAsync());
        var question = await anna.WaitForTextAsync("is connected to Romashka");
        (await romashka.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        // Without the agreement that the other button stands for, it stays.
        var move = question.Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;
        await _scene.PressAsync(anna.UserId, move.Replace("move:", "connect:", StringComparison.Ordinal));
        (await romashka.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        await anna.PressAsync(question, "🔀 Connect here instead");
        await anna.WaitForTextAsync("Connected to Vasilek");
        var left = await romashka.StatusAsync();
        (left["state"]!.GetValue<string>(), left["reason"]!.GetValue<string>()).ShouldBe(("not_connected", "moved"));
        (await vasilek.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");
        (await _scene.EventsAsync(romashka)).ShouldBe([TelegramLinkActivated.EventType, TelegramLinkRemoved.EventType]);
        (await _scene.EventsAsync(vasilek)).ShouldBe([TelegramLinkActivated.EventType]);
    }

    [Fact]
    public async Task CrossingMovesEndWithEachTelegramAccountInOnePlace()
    {
        var (one, other) = (await _scene.JoinAsync("One"), await _scene.JoinAsync("Other"));
        var (anna, boris) = (await _scene.ConnectAsync(one, "Anna"), await _scene.ConnectAsync(other, "Boris"));
        await anna.StartAsync(await other.PayloadAsync());
        var annasMove = (await anna.WaitForTextAsync("is connected to")).Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;
        await boris.StartAsync(await one.PayloadAsync());
        var borissMove = (await boris.WaitForTextAsync("is connected to")).Message.ReplyMarkup!.InlineKeyboard[0][0].CallbackData!;

        await Task.WhenAll(_scene.PressAsync(anna.UserId, annasMove), _scene.PressAsync(boris.UserId, borissMove));

        var linked = await _scene.ColumnAsync(
            "SELECT count(DISTINCT telegram_user_id) = count(*) FROM telegram.links WHERE bot_id = $1 AND state = 'active'", _scene.Bot.BotId);
        linked.ShouldBe(["True"]);
        (await _scene.ColumnAsync(
            """
            SELECT count(*) FROM telegram.links AS l FULL JOIN telegram.telegram_identities AS i
                   ON i.recipient_type = l.recipient_type AND i.recipient_id = l.recipient_id AND i.telegram_user_id = l.telegram_user_id
             WHERE coalesce(l.bot_id, i.bot_id) = $1 AND (l.telegram_user_id IS NULL OR i.telegram_user_id IS NULL)
            """,
            _scene.Bot.BotId)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task StandingLinkLastsUntilTheNewOneIsConfirmedAndItsChatHearsOfIt()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user, "Anna");
        var phone = await _scene.Bot.MeetAsync("Annas new phone");
        await phone.StartAsync(await user.PayloadAsync());
        var question = await phone.WaitForTextAsync("Romashka");
        var before = await user.StatusAsync();
        (before["state"]!.GetValue<string>(), before["telegramName"]!.GetValue<string>()).ShouldBe(("connected", "Anna"));
        before["linkExpiresAt"].ShouldNotBeNull();

        await phone.PressAsync(question, "✅ Connect");
        await anna.WaitForTextAsync("is now connected to another Telegram account");
        (await user.StatusAsync())["telegramName"]!.GetValue<string>().ShouldBe("Annas new phone");
    }

    [Fact]
    public async Task ConnectingTwiceToTheSameAccountNeedsNothing()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        await anna.StartAsync(await user.PayloadAsync());
        await anna.WaitForTextAsync("already connected to Romashka");
        await Eventually.True(async _ => (await user.StatusAsync())["linkExpiresAt"] is null, "the deep link is void", BotScene.Cancel);
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType]);
    }

    [Fact]
    public async Task DeactivatedOrUnknownPortalAccountIsNotConnected()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.Bot.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var question = await anna.WaitForTextAsync("Romashka");
        await _scene.ExecuteAsync("UPDATE telegram.accounts SET active = false WHERE account_id = $1", user.AccountId);
        (await anna.PressAsync(question, "✅ Connect")).Text!.ShouldContain("deactivated");
        await anna.StartAsync(await user.PayloadAsync());
        await anna.WaitForTextAsync("is deactivated");
        await _scene.ExecuteAsync("DELETE FROM telegram.accounts WHERE account_id = $1", user.AccountId);
        await anna.StartAsync(await user.PayloadAsync());
        await anna.WaitForTextAsync("still setting up");
        (await _scene.EventsAsync(user)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("connect:")]
    [InlineData("connect:AAAA")]
    [InlineData("connect:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("connect:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:more")]
    [InlineData("move:ЯЯЯЯЯЯ")]
    [InlineData("refuse:!")]
    [InlineData("stop")]
    [InlineData("stop:-1")]
    [InlineData("stop:99999999999999999999")]
    [InlineData("keep:1:2:3")]
    [InlineData("set:type:ticket.assigned:0")]
    [InlineData("set:type:direct_message:0")]
    [InlineData("set:pause:2")]
    [InlineData("set:scope:All")]
    [InlineData("set:invoices:0")]
    [InlineData("mute:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("unmute:x")]
    [InlineData(":::")]
    public async Task TamperedButtonChangesNothing(string data)
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        var before = (await user.StatusAsync()).ToJsonString();
        await _scene.PressAsync(anna.UserId, data);
        (await user.StatusAsync()).ToJsonString().ShouldBe(before);
        (await _scene.Bot.Get<Preferences>().FindAsync(user.Recipient, BotScene.Cancel)).ShouldBeEquivalentTo(RecipientPreferences.Default);
        (await _scene.Bot.Get<Preferences>().MutedTicketsAsync(user.Recipient, 10, BotScene.Cancel)).ShouldBeEmpty();
    }
}
