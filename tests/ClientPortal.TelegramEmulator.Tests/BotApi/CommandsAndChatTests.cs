namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class CommandsAndChatTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommandsAreKeptPerScopeAndLanguage()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ResultAsync("setMyCommands", new { commands = new[] { new { command = "/help", description = " Help " } } });
        await bot.ResultAsync(
            "setMyCommands",
            new { commands = new[] { new { command = "help", description = "Помощь" } }, scope = new { type = "all_private_chats" }, language_code = "ru" });

        (await bot.ResultAsync("getMyCommands")).ToJsonString().ShouldBe("""[{"command":"help","description":"Help"}]""");
        var russian = await bot.ResultAsync("getMyCommands", new { scope = new { type = "all_private_chats" }, language_code = "ru" });
        ((string)russian[0]!["description"]!).ShouldBe("Помощь");
        await bot.ResultAsync("deleteMyCommands");
        (await bot.ResultAsync("getMyCommands")).ToJsonString().ShouldBe("[]");
    }

    [Theory]
    [InlineData("Help", "x", "BOT_COMMAND_INVALID")]
    [InlineData("", "x", "command must be non-empty")]
    [InlineData("help", " ", "command description must be non-empty")]
    [InlineData("a234567890123456789012345678901234", "x", "command length must not exceed 32")]
    public async Task WrongCommandIsRefused(string command, string description, string reason)
    {
        var bot = shared.Bot;

        await bot.RefusedAsync("setMyCommands", new { commands = new[] { new { command, description } } }, 400, $"Bad Request: {reason}");
    }

    [Fact]
    public async Task WrongCommandListsAreRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var many = Enumerable.Range(0, 101).Select(number => new { command = $"c{number}", description = "x" });

        await bot.RefusedAsync("setMyCommands", new { commands = many }, 400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
        await bot.RefusedAsync("setMyCommands", new { commands = "x" }, 400, "Bad Request: can't parse commands JSON object");
        await bot.RefusedAsync(
            "setMyCommands", new { commands = new[] { new { command = "x" } } }, 400, "Bad Request: can't parse BotCommand: can't find field \"description\"");
        await bot.RefusedAsync(
            "getMyCommands", new { scope = new { type = "everybody" } }, 400, "Bad Request: can't parse BotCommandScope: unsupported type specified");
        await bot.RefusedAsync("getMyCommands", new { language_code = "rus" }, 400, "Bad Request: invalid language code specified");
    }

    [Fact]
    public async Task ChatsAreDescribed()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync("Olga");
        var group = await bot.Users.CreateGroupAsync(new("Team", [user], Supergroup: true, Username: "team_chat"), Token);

        ((string)(await bot.ResultAsync("getChat", new { chat_id = user }))["first_name"]!).ShouldBe("Olga");
        var found = await bot.ResultAsync("getChat", new { chat_id = "@Team_Chat" });
        ((long)found["id"]!, (string)found["type"]!, (string)found["title"]!).ShouldBe((group.Id, "supergroup", "Team"));
        group.Id.ShouldBeLessThan(-1_000_000_000_000);
        await bot.RefusedAsync("getChat", new { chat_id = 77 }, 400, "Bad Request: chat not found");
    }

    [Fact]
    public async Task SmallMethodsAnswerTrue()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        (await bot.ResultAsync("sendChatAction", new { chat_id = user, action = "typing" })).GetValue<bool>().ShouldBeTrue();
        (await bot.ResultAsync("close")).GetValue<bool>().ShouldBeTrue();
        (await bot.ResultAsync("logOut")).GetValue<bool>().ShouldBeTrue();
        await bot.RefusedAsync("sendChatAction", new { chat_id = user, action = "dancing" }, 400, "Bad Request: wrong parameter action in request");
        await bot.RefusedAsync("leaveChat", new { chat_id = user }, 400, "Bad Request: chat member status can't be changed in private chats");
    }
}
