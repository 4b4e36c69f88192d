using System.Text.Json.Nodes;

namespace ClientPortal.TelegramEmulator.Tests.Updates;

public sealed class GetUpdatesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartArrivesWithItsPayloadAndOffsetConfirms()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.Users.CreateUserAsync("Anna", "ru", cancellationToken: Token);
        await bot.Users.StartAsync(user.Id, "abc_-1", cancellationToken: Token);
        await bot.Users.SendTextAsync(user.Id, "two", cancellationToken: Token);

        var updates = await bot.ResultAsync("getUpdates");
        Texts(updates).ShouldBe(["/start abc_-1", "two"]);
        ((string)updates[0]!["message"]!["entities"]![0]!["type"]!).ShouldBe("bot_command");
        ((string)updates[0]!["message"]!["from"]!["language_code"]!).ShouldBe("ru");

        Texts(await bot.ResultAsync("getUpdates", new { limit = 1 })).ShouldBe(["/start abc_-1"]);
        Texts(await bot.ResultAsync("getUpdates", new { offset = (int)updates[0]!["update_id"]! + 1 })).ShouldBe(["two"]);
        Texts(await bot.ResultAsync("getUpdates")).ShouldBe(["two"]);
    }

    [Fact]
    public async Task NegativeOffsetKeepsTheLast()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        foreach (var text in (string[])["a", "b", "c"])
        {
            await bot.Users.SendTextAsync(user, text, cancellationToken: Token);
        }

        Texts(await bot.ResultAsync("getUpdates", new { offset = -1 })).ShouldBe(["c"]);
        Texts(await bot.ResultAsync("getUpdates")).ShouldBe(["c"]);
    }

    [Fact]
    public async Task LongPollEndsWhenAnUpdateArrives()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        var polling = bot.ResultAsync("getUpdates", new { timeout = 50 });
        await PollingAsync(bot, 2);
        polling.IsCompleted.ShouldBeFalse();
        await bot.Users.SendTextAsync(user, "now", cancellationToken: Token);

        Texts(await polling).ShouldBe(["now"]);
    }

    [Fact]
    public async Task SecondPollEndsTheFirst()
    {
        await using var bot = await TestBot.StartAsync();
        var first = bot.CallAsync("getUpdates", new { timeout = 50 });
        await PollingAsync(bot, 1);

        (await bot.CallAsync("getUpdates")).Ok.ShouldBeTrue();

        (await first).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(409),
            answer => answer.Description.ShouldBe("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
    }

    [Fact]
    public async Task WebhookAndPollingExcludeEachOther()
    {
        await using var bot = await TestBot.StartAsync();
        var polling = bot.CallAsync("getUpdates", new { timeout = 50 });
        await PollingAsync(bot, 1);

        await bot.ResultAsync("setWebhook", new { url = "http://127.0.0.1:9/hook" });

        (await polling).Description.ShouldBe("Conflict: terminated by setWebhook request");
        await bot.RefusedAsync(
            "getUpdates", new { }, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        await bot.ResultAsync("deleteWebhook");
        (await bot.CallAsync("getUpdates")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task OnlyAllowedTypesAreKept()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.ResultAsync("getUpdates", new { allowed_updates = "[\"my_chat_member\",\"nonsense\"]" });

        await bot.Users.SendTextAsync(user, "unseen", cancellationToken: Token);
        await bot.Users.BlockAsync(user, Token);

        var update = (await bot.ResultAsync("getUpdates")).AsArray().Single()!["my_chat_member"]!;
        ((string)update["old_chat_member"]!["status"]!, (string)update["new_chat_member"]!["status"]!, (long)update["from"]!["id"]!)
            .ShouldBe(("member", "kicked", user));
        (await bot.ResultAsync("getWebhookInfo"))["allowed_updates"]!.ToJsonString().ShouldBe("[\"my_chat_member\"]");
    }

    [Fact]
    public async Task StartUnblocksFirst()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.Users.BlockAsync(user, Token);
        await bot.Users.StartAsync(user, cancellationToken: Token);

        var kinds = (await bot.ResultAsync("getUpdates")).AsArray().Select(update => update!.AsObject().Last().Key);

        kinds.ShouldBe(["my_chat_member", "my_chat_member", "message"]);
    }

    [Fact]
    public async Task EditsForwardsAndGroupStartsArrive()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var sent = await bot.Users.SendTextAsync(user, "befroe", cancellationToken: Token);
        await bot.Users.EditTextAsync(user, sent.Entry.Message.MessageId, "before", cancellationToken: Token);
        await bot.Users.ForwardAsync(user, sent.Entry.Message.MessageId, cancellationToken: Token);
        var group = await bot.Users.CreateGroupAsync(new("Team", [user]), Token);
        await bot.Users.StartAsync(user, "pay", group.Id, Token);

        var updates = (await bot.ResultAsync("getUpdates")).AsArray();

        ((string)updates[1]!["edited_message"]!["text"]!, updates[1]!["edited_message"]!["edit_date"] is not null).ShouldBe(("before", true));
        ((string)updates[2]!["message"]!["forward_origin"]!["type"]!).ShouldBe("user");
        ((string)updates[^1]!["message"]!["text"]!).ShouldBe("/start@clientportal_dev_bot pay");
    }

    [Fact]
    public async Task UpdatesDieAfterADay()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();
        await bot.Users.SendTextAsync(user, "old", cancellationToken: Token);

        time.Advance(TimeSpan.FromHours(24));
        await bot.Users.SendTextAsync(user, "new", cancellationToken: Token);

        Texts(await bot.ResultAsync("getUpdates")).ShouldBe(["new"]);
    }

    private static IEnumerable<string> Texts(JsonNode updates) => updates.AsArray().Select(update => (string)update!["message"]!["text"]!);

    private static Task PollingAsync(TestBot bot, int polls) => Eventually.TrueAsync(
        async () => (await bot.Users.GetCallsAsync("getUpdates", cancellationToken: Token)).Count >= polls, "the poll arrived");
}
