using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>Portal accounts and Telegram accounts that are connected already and come with another deep link. By long polling in English, by webhook in Russian.</summary>
public abstract class MovingTests(PortalDatabase database, Way way) : LinkSceneTests(database, way)
{
    [Fact]
    public async Task ConnectedTelegramAccountIsMovedOnlyAfterItsOwnerAgreed()
    {
        var (romashka, vasilek) = (await _scene.JoinAsync("Romashka"), await _scene.JoinAsync("Vasilek", AccountRole.Staff));
        var anna = await _scene.ConnectAsync(romashka);
        await anna.StartAsync(await vasilek.PayloadAsync());
        var question = await anna.WaitForTextAsync(_scene.Text("Link_AskMove", romashka.Name, vasilek.Name));
        (await romashka.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        // Without the agreement that the other button stands for, it stays.
        var move = LinkScene.DataOf(question);
        await _scene.PressAsync(anna.UserId, move.Replace("move:", "connect:", StringComparison.Ordinal));
        (await romashka.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");

        await anna.PressAsync(question, _scene.Text("Link_ButtonMove"));
        await anna.WaitForTextAsync(vasilek.Welcome);
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
        var annasMove = LinkScene.DataOf(await anna.WaitForTextAsync(_scene.Text("Link_AskMove", one.Name, other.Name)));
        await boris.StartAsync(await one.PayloadAsync());
        var borissMove = LinkScene.DataOf(await boris.WaitForTextAsync(_scene.Text("Link_AskMove", other.Name, one.Name)));

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
        var phone = await _scene.MeetAsync("Annas new phone");
        await phone.StartAsync(await user.PayloadAsync());
        var question = await phone.WaitForTextAsync(user.Question);
        question.Message.Text!.ShouldContain(_scene.Text("Link_TakesOver", user.Name, "Anna"), customMessage: "who is cut off is said beforehand");
        var before = await user.StatusAsync();
        (before["state"]!.GetValue<string>(), before["telegramName"]!.GetValue<string>()).ShouldBe(("connected", "Anna"));
        before["linkExpiresAt"].ShouldNotBeNull();

        await phone.PressAsync(question, _scene.Text("Link_ButtonConnect"));
        await anna.WaitForTextAsync(_scene.Text("Link_WentElsewhere", user.Name, "Annas new phone"));
        (await user.StatusAsync())["telegramName"]!.GetValue<string>().ShouldBe("Annas new phone");
    }

    [Fact]
    public async Task ConnectingTwiceToTheSameAccountNeedsNothing()
    {
        var user = await _scene.JoinAsync();
        var anna = await _scene.ConnectAsync(user);
        var payload = await user.PayloadAsync();
        await anna.StartAsync(payload);
        await anna.WaitForTextAsync(_scene.Text("Link_AlreadyYours", user.Name));
        await Eventually.True(async _ => (await user.StatusAsync())["linkExpiresAt"] is null, "the deep link is void", BotScene.Cancel);
        await anna.StartAsync(payload);
        await anna.WaitForTextAsync(_scene.Text("Link_AlreadyYours", user.Name));
        var boris = await _scene.MeetAsync("Boris");
        await boris.StartAsync(payload);
        await boris.WaitForTextAsync(_scene.Text("Link_Used"));
        (await _scene.EventsAsync(user)).ShouldBe([TelegramLinkActivated.EventType]);
    }
}

public sealed class MovingByPollingTests(PortalDatabase database) : MovingTests(database, Way.PollingInEnglish);

public sealed class MovingByWebhookTests(PortalDatabase database) : MovingTests(database, Way.WebhookInRussian);
