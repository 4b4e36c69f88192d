using ClientPortal.TelegramEmulator.Limits;

namespace ClientPortal.TelegramEmulator.Tests.Limits;

public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChatTakesABurstThenOnePerSecond()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(options => options.Limits = new LimitOptions { PerChatBurst = 2 }, time);
        var (anna, boris) = (await bot.UserAsync("Anna"), await bot.UserAsync("Boris"));

        await bot.SendAsync(anna, "1");
        await bot.SendAsync(anna, "2");
        await LimitedAsync(bot, anna, 1);
        await bot.SendAsync(boris, "not concerned");

        time.Advance(TimeSpan.FromSeconds(1));
        await bot.SendAsync(anna, "3");
        await LimitedAsync(bot, anna, 1);
    }

    [Fact]
    public async Task BotTakesThirtyPerSecond()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(options => options.Limits = new LimitOptions(), time);
        var users = new List<long>();
        for (var number = 0; number < 31; number++)
        {
            users.Add(await bot.UserAsync($"User {number}"));
        }

        foreach (var user in users.Take(30))
        {
            await bot.SendAsync(user, "x");
        }

        await LimitedAsync(bot, users[30], 1);
        time.Advance(TimeSpan.FromSeconds(1));
        foreach (var user in users.Skip(1))
        {
            await bot.SendAsync(user, "y");
        }
    }

    [Fact]
    public async Task GroupTakesTwentyPerMinute()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(options => options.Limits = new LimitOptions(), time);
        var user = await bot.UserAsync();
        var group = await bot.Users.CreateGroupAsync(new("Team", [user]), Token);

        for (var number = 0; number < 20; number++)
        {
            await bot.SendAsync(group.Id, "x");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await LimitedAsync(bot, group.Id, 40);
        time.Advance(TimeSpan.FromSeconds(40));
        await bot.SendAsync(group.Id, "x");
    }

    [Fact]
    public async Task LimitsCanBeSwitchedOffWhileRunning()
    {
        await using var bot = await TestBot.StartAsync(options => options.Limits = new LimitOptions { PerChatBurst = 1 });
        var user = await bot.UserAsync();
        await bot.SendAsync(user, "1");
        await LimitedAsync(bot, user, 1);

        await bot.Users.SetLimitsAsync(LimitOptions.Off, Token);

        for (var number = 0; number < 50; number++)
        {
            await bot.SendAsync(user, "x");
        }
    }

    [Fact]
    public async Task ResetRestoresTheSettings()
    {
        await using var bot = await TestBot.StartAsync(options => (options.Limits, options.LatencyMilliseconds) = (new LimitOptions { PerChatBurst = 1 }, 5));
        await bot.Users.SetLimitsAsync(LimitOptions.Off, Token);
        await bot.Users.SetLatencyAsync(TimeSpan.FromMilliseconds(7), Token);

        await bot.Users.ResetAsync(Token);

        (await bot.Http.GetStringAsync("/control/limits", Token))
            .ShouldBe("""{"perBotPerSecond":30,"perBotBurst":30,"perChatPerSecond":1,"perChatBurst":1,"perGroupPerMinute":20}""");
        (await bot.Http.GetStringAsync("/control/latency", Token)).ShouldBe("""{"milliseconds":5}""");
        var user = await bot.UserAsync();
        await bot.SendAsync(user, "1");
        await LimitedAsync(bot, user, 1);
    }

    private static async Task LimitedAsync(TestBot bot, long chatId, int seconds)
    {
        using var response = await bot.Http.GetAsync($"{bot.Path}/sendMessage?chat_id={chatId}&text=x", Token);
        var answer = await Answer.ReadAsync(response, Token);

        (answer.Status, answer.Description, (int?)answer.Parameters?["retry_after"], response.Headers.RetryAfter?.Delta)
            .ShouldBe((429, $"Too Many Requests: retry after {seconds}", seconds, TimeSpan.FromSeconds(seconds)));
    }
}
