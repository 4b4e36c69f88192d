using ClientPortal.TelegramEmulator.Storage;
using ClientPortal.TelegramEmulator.Tests.Webhooks;

namespace ClientPortal.TelegramEmulator.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator-test-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Journal => Path.Combine(_folder, "journal.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RestartKeepsChatsAndIdsGoOn()
    {
        long user;
        int lastMessage, lastUpdate;
        await using (var bot = await StartAsync())
        {
            user = await bot.UserAsync("Анна");
            await bot.SendAsync(user, "before");
            var sent = await bot.Users.SendTextAsync(user, "waiting", cancellationToken: Token);
            (lastMessage, lastUpdate) = (sent.Entry.Message.MessageId, sent.UpdateId!.Value);
            await bot.ResultAsync("setMyCommands", new { commands = new[] { new { command = "help", description = "Help" } } });
        }

        await using var again = await StartAsync();
        (await again.Users.GetMessagesAsync(user, Token)).Select(entry => entry.Message.Text).ShouldBe(["/start", "before", "waiting"]);
        (await again.ResultAsync("getUpdates")).AsArray().Count.ShouldBe(1);
        (await again.ResultAsync("getMyCommands")).AsArray().Count.ShouldBe(1);
        var next = await again.Users.SendTextAsync(user, "after", cancellationToken: Token);
        (next.Entry.Message.MessageId, next.UpdateId).ShouldBe((lastMessage + 1, lastUpdate + 1));
    }

    [Fact]
    public async Task DeliveredUpdatesStayDeliveredAndTheirIdsAreNotGivenAgain()
    {
        int delivered;
        long user;
        await using (var bot = await StartAsync())
        {
            user = await bot.UserAsync();
            delivered = (await bot.Users.SendTextAsync(user, "x", cancellationToken: Token)).UpdateId!.Value;
            await bot.ResultAsync("getUpdates", new { offset = delivered + 1 });
            await bot.Host.Services.GetJournal().CompactAsync(Token);
        }

        await using var again = await StartAsync();
        (await again.ResultAsync("getUpdates")).AsArray().Count.ShouldBe(0);
        (await again.Users.SendTextAsync(user, "y", cancellationToken: Token)).UpdateId.ShouldBe(delivered + 1);
    }

    [Fact]
    public async Task WebhookIsServedAgainAfterARestart()
    {
        await using var hook = await HookServer.StartAsync();
        long user;
        await using (var bot = await StartAsync())
        {
            user = await bot.UserAsync();
            await bot.ResultAsync("setWebhook", new { url = hook.Url, secret_token = "s", allowed_updates = "[\"message\"]" });
        }

        await using var again = await StartAsync();
        await again.Users.SendTextAsync(user, "x", cancellationToken: Token);
        await hook.CountAsync(1);
        hook.Deliveries[0].Secret.ShouldBe("s");
        (await again.ResultAsync("getWebhookInfo"))["allowed_updates"]!.ToJsonString().ShouldBe("[\"message\"]");
    }

    [Fact]
    public async Task HalfWrittenLastLineIsCutOff()
    {
        long user;
        await using (var bot = await StartAsync())
        {
            user = await bot.UserAsync();
            await bot.SendAsync(user, "whole");
        }

        await File.AppendAllTextAsync(Journal, "{\"entry\":{\"posi", Token);

        await using (var again = await StartAsync())
        {
            (await again.Users.GetMessagesAsync(user, Token))[^1].Message.Text.ShouldBe("whole");
            await again.SendAsync(user, "more");
        }

        await using var third = await StartAsync();
        (await third.Users.GetMessagesAsync(user, Token))[^1].Message.Text.ShouldBe("more");
    }

    [Fact]
    public async Task UnreadableJournalStopsTheStart()
    {
        await File.WriteAllTextAsync(Journal, "{}\nrubbish\n{}\n", Token);

        (await Should.ThrowAsync<InvalidDataException>(StartAsync)).Message.ShouldContain("cannot be read at line 2");
    }

    [Fact]
    public async Task JournalIsRewrittenBeforeItGrowsWithoutEnd()
    {
        await using var bot = await StartAsync(compactAt: 20_000);
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "0"))["message_id"]!;

        for (var number = 1; number < 300; number++)
        {
            await bot.ResultAsync("editMessageText", new { chat_id = user, message_id = id, text = $"{number}" });
        }

        await Eventually.TrueAsync(() => new FileInfo(Journal).Length < 20_000, "the journal was rewritten");
        (await bot.Users.GetMessagesAsync(user, Token))[^1].Message.Text.ShouldBe("299");
    }

    [Fact]
    public async Task ResetForgetsChatsButNotIds()
    {
        await using var bot = await StartAsync();
        var user = await bot.UserAsync();
        var before = (await bot.Users.SendTextAsync(user, "x", cancellationToken: Token)).UpdateId!.Value;

        await bot.Users.ResetAsync(Token);

        (await bot.Users.GetChatsAsync(Token)).ShouldBeEmpty();
        var next = await bot.Users.CreateUserAsync("Next", cancellationToken: Token);
        next.Id.ShouldBeGreaterThan(user);
        (await bot.Users.StartAsync(next.Id, cancellationToken: Token)).UpdateId!.Value.ShouldBeGreaterThan(before);
    }

    private Task<TestBot> StartAsync() => StartAsync(compactAt: 1 << 30);

    private Task<TestBot> StartAsync(long compactAt) => TestBot.StartAsync(options =>
    {
        options.DataPath = _folder;
        options.CompactAtBytes = compactAt;
        options.Fsync = FsyncPolicy.Always;
    });
}
