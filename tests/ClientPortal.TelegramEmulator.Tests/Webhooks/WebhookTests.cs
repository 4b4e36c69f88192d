using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ClientPortal.TelegramEmulator.Tests.Webhooks;

public sealed class WebhookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UpdatesArriveInOrderWithTheSecret()
    {
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.ResultAsync("setWebhook", new { url = hook.Url, secret_token = "s3cret_-" });

        for (var number = 0; number < 30; number++)
        {
            await bot.Users.SendTextAsync(user, number.ToString(CultureInfo.InvariantCulture), cancellationToken: Token);
        }

        await hook.CountAsync(30);
        hook.Deliveries.Select(delivery => delivery.Text).ShouldBe(Enumerable.Range(0, 30).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        hook.Deliveries.ShouldAllBe(delivery => delivery.Secret == "s3cret_-");
        hook.Deliveries.ShouldAllBe(delivery => delivery.TraceParent == null);
        await Eventually.TrueAsync(async () => (int)(await bot.ResultAsync("getWebhookInfo"))["pending_update_count"]! == 0, "nothing is pending");
    }

    [Fact]
    public async Task FailingUpdateIsRetriedAndBlocksItsChatOnly()
    {
        var time = new ManualTime();
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync(time: time);
        var (anna, boris) = (await bot.UserAsync("Anna"), await bot.UserAsync("Boris"));
        hook.Answer = (delivery, context) =>
        {
            context.Response.StatusCode = delivery.Text == "bad" ? 500 : 200;
            return Task.CompletedTask;
        };
        await bot.ResultAsync("setWebhook", new { url = hook.Url });

        await bot.Users.SendTextAsync(anna, "bad", cancellationToken: Token);
        await hook.CountAsync(2);
        await bot.Users.SendTextAsync(anna, "after", cancellationToken: Token);
        await bot.Users.SendTextAsync(boris, "other", cancellationToken: Token);
        await hook.CountAsync(3);

        // Once at once, then nothing before two seconds are over.
        hook.Deliveries.Select(delivery => delivery.Text).ShouldBe(["bad", "bad", "other"]);
        var info = await bot.ResultAsync("getWebhookInfo");
        ((string)info["last_error_message"]!, (int)info["pending_update_count"]! >= 2).ShouldBe(("Wrong response from the webhook: 500 Internal Server Error", true));

        foreach (var seconds in (int[])[2, 4, 8])
        {
            var before = hook.Deliveries.Count;
            await AdvanceAsync(time, TimeSpan.FromSeconds(seconds));
            await hook.CountAsync(before + 1);
        }

        hook.Answer = (_, _) => Task.CompletedTask;
        await AdvanceAsync(time, TimeSpan.FromSeconds(16));
        await hook.CountAsync(8);
        hook.Deliveries.Select(delivery => delivery.Text).ShouldBe(["bad", "bad", "other", "bad", "bad", "bad", "bad", "after"]);
    }

    [Fact]
    public async Task RetryAfterIsHonoured()
    {
        var time = new ManualTime();
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();
        hook.Answer = (_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "40";
            return Task.CompletedTask;
        };
        await bot.ResultAsync("setWebhook", new { url = hook.Url });
        await bot.Users.SendTextAsync(user, "x", cancellationToken: Token);
        await hook.CountAsync(1);

        await Eventually.TrueAsync(() => time.Pending.Contains(TimeSpan.FromSeconds(40)), "the pause of 40 s");
        hook.Answer = (_, _) => Task.CompletedTask;
        time.Advance(TimeSpan.FromSeconds(40));
        await hook.CountAsync(2);
    }

    [Fact]
    public async Task AnswerMayBeAMethodCall()
    {
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        hook.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { method = "sendMessage", chat_id = user, text = "from the webhook" });
        await bot.ResultAsync("setWebhook", new { url = hook.Url });

        await bot.Users.SendTextAsync(user, "x", cancellationToken: Token);

        (await bot.Users.WaitForBotTextAsync(user, "from the webhook", cancellationToken: Token)).Method.ShouldBe("sendMessage");
    }

    [Fact]
    public async Task ChangedWebhookGetsWhatTheOldOneDidNot()
    {
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.ResultAsync("setWebhook", new { url = "http://127.0.0.1:9/hook" });
        await bot.Users.SendTextAsync(user, "kept", cancellationToken: Token);
        await Eventually.TrueAsync(
            async () => (string?)(await bot.ResultAsync("getWebhookInfo"))["last_error_message"] == "Connection refused", "the refusal is reported");

        await bot.ResultAsync("setWebhook", new { url = hook.Url, max_connections = 7 });

        await hook.CountAsync(1);
        hook.Deliveries[0].Text.ShouldBe("kept");
        var info = await bot.ResultAsync("getWebhookInfo");
        ((string)info["url"]!, (int)info["max_connections"]!, (string)info["ip_address"]!, info["last_error_message"]).ShouldBe((hook.Url, 7, "127.0.0.1", null));
    }

    [Fact]
    public async Task SettingTellsWhatItDid()
    {
        await using var bot = await TestBot.StartAsync();

        (await DescriptionAsync(bot, "setWebhook?url=http://127.0.0.1:9/h")).ShouldBe("Webhook was set");
        (await DescriptionAsync(bot, "setWebhook?url=http://127.0.0.1:9/h")).ShouldBe("Webhook is already set");
        (await DescriptionAsync(bot, "setWebhook?url=")).ShouldBe("Webhook was deleted");
        (await DescriptionAsync(bot, "deleteWebhook")).ShouldBe("Webhook is already deleted");
        await bot.RefusedAsync("setWebhook", new { url = "ftp://x.example" }, 400, "Bad Request: invalid webhook URL specified");
        await bot.RefusedAsync("setWebhook", new { url = "http://127.0.0.1", secret_token = "é" }, 400, "Bad Request: secret token contains unallowed characters");
        await bot.RefusedAsync("setWebhook", new { url = "http://127.0.0.1", secret_token = new string('x', 257) }, 400, "Bad Request: secret token is too long");
    }

    [Fact]
    public async Task PendingUpdatesCanBeDropped()
    {
        await using var hook = await HookServer.StartAsync();
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.Users.SendTextAsync(user, "dropped", cancellationToken: Token);

        await bot.ResultAsync("setWebhook", new { url = hook.Url, drop_pending_updates = true });
        await bot.Users.SendTextAsync(user, "kept", cancellationToken: Token);

        await hook.CountAsync(1);
        hook.Deliveries.Select(delivery => delivery.Text).ShouldBe(["kept"]);
    }

    private static async Task AdvanceAsync(ManualTime time, TimeSpan by)
    {
        // The pause must have begun before the clock moves past it.
        await Eventually.TrueAsync(() => time.Pending.Contains(by), $"a pause of {by}");
        time.Advance(by);
    }

    private static async Task<string> DescriptionAsync(TestBot bot, string call)
    {
        var body = await bot.Http.GetStringAsync($"{bot.Path}/{call}", Token);
        return (string)System.Text.Json.Nodes.JsonNode.Parse(body)!["description"]!;
    }
}
