using System.Text.Json.Nodes;

namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class SendMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswerIsTheMessageAsDocumented()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();

        var message = await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            text = "<b>Hi</b> 😀",
            parse_mode = "HTML",
            protect_content = true,
            disable_notification = true,
            link_preview_options = new { is_disabled = true },
        });

        var id = (int)message["message_id"]!;
        JsonNode.DeepEquals(message, JsonNode.Parse($$$"""
            {"message_id":{{{id}}},"from":{"id":7000000001,"is_bot":true,"first_name":"ClientPortal Bot","username":"clientportal_dev_bot"},
             "chat":{"id":{{{user}}},"type":"private","first_name":"Anna"},"date":{{{time.GetUtcNow().ToUnixTimeSeconds()}}},"text":"Hi 😀",
             "entities":[{"offset":0,"length":2,"type":"bold"}],"link_preview_options":{"is_disabled":true},"has_protected_content":true}
            """)).ShouldBeTrue(message.ToJsonString());
        (await bot.Users.GetMessagesAsync(user, Token))[^1].Silent.ShouldBeTrue();
    }

    [Fact]
    public async Task TextLimitsAreTelegrams()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        await bot.SendAsync(user, new string('x', 4096));
        await bot.SendAsync(user, string.Concat(Enumerable.Repeat("😀", 4096)));
        await bot.ResultAsync("sendMessage", new { chat_id = user, text = $"<b>{new string('x', 4096)}</b>", parse_mode = "HTML" });
        await bot.RefusedAsync("sendMessage", new { chat_id = user, text = new string('x', 4097) }, 400, "Bad Request: message is too long");
        await bot.RefusedAsync("sendMessage", new { chat_id = user, text = "" }, 400, "Bad Request: message text is empty");
        await bot.RefusedAsync("sendMessage", new { chat_id = user }, 400, "Bad Request: message text is empty");
        await bot.RefusedAsync("sendMessage", new { chat_id = user, text = " \n " }, 400, "Bad Request: text must be non-empty");
    }

    [Fact]
    public async Task ChatMustBeKnownAndOpen()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        await bot.RefusedAsync("sendMessage", new { text = "x" }, 400, "Bad Request: chat_id is empty");
        await bot.RefusedAsync("sendMessage", new { chat_id = 1, text = "x" }, 400, "Bad Request: chat not found");
        await bot.RefusedAsync("sendMessage", new { chat_id = "@nobody", text = "x" }, 400, "Bad Request: chat not found");

        await bot.Users.BlockAsync(user, Token);
        await bot.RefusedAsync("sendMessage", new { chat_id = user, text = "x" }, 403, "Forbidden: bot was blocked by the user");
        await bot.Users.UnblockAsync(user, Token);
        await bot.SendAsync(user, "again");

        await bot.Users.DeactivateAsync(user, Token);
        await bot.RefusedAsync("sendMessage", new { chat_id = user, text = "x" }, 403, "Forbidden: user is deactivated");
    }

    [Fact]
    public async Task GroupTellsWhyTheBotMayNotWrite()
    {
        await using var bot = await TestBot.StartAsync();
        var member = await bot.Users.CreateUserAsync("Member", cancellationToken: Token);
        var group = await bot.Users.CreateGroupAsync(new("Team", [member.Id]), Token);
        await bot.SendAsync(group.Id, "hello");
        await bot.RefusedAsync(
            "sendMessage", new { chat_id = member.Id, text = "x" }, 403, "Forbidden: bot can't initiate conversation with a user");

        await bot.Users.KickBotAsync(group.Id, Token);
        await bot.RefusedAsync("sendMessage", new { chat_id = group.Id, text = "x" }, 403, "Forbidden: bot was kicked from the group chat");

        var other = await bot.Users.CreateGroupAsync(new("Other", [member.Id]), Token);
        (await bot.ResultAsync("leaveChat", new { chat_id = other.Id })).GetValue<bool>().ShouldBeTrue();
        await bot.RefusedAsync("sendMessage", new { chat_id = other.Id, text = "x" }, 403, "Forbidden: bot is not a member of the group chat");

        var moving = await bot.Users.CreateGroupAsync(new("Moving", [member.Id]), Token);
        var supergroup = await bot.Users.MigrateGroupAsync(moving.Id, Token);
        var refused = await bot.CallAsync("sendMessage", new { chat_id = moving.Id, text = "x" });
        refused.Description.ShouldBe("Bad Request: group chat was upgraded to a supergroup chat");
        ((long)refused.Parameters!["migrate_to_chat_id"]!).ShouldBe(supergroup.Id);
        await bot.SendAsync(supergroup.Id, "there");
    }

    [Fact]
    public async Task RepliesNameAMessageThatExists()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var question = await bot.Users.SendTextAsync(user, "why?", cancellationToken: Token);

        var reply = await bot.ResultAsync(
            "sendMessage", new { chat_id = user, text = "because", reply_parameters = new { message_id = question.Entry.Message.MessageId } });
        ((string)reply["reply_to_message"]!["text"]!).ShouldBe("why?");

        await bot.RefusedAsync(
            "sendMessage", new { chat_id = user, text = "x", reply_parameters = new { message_id = 1 } }, 400, "Bad Request: message to be replied not found");
        var unanswered = await bot.ResultAsync(
            "sendMessage", new { chat_id = user, text = "x", reply_parameters = new { message_id = 1, allow_sending_without_reply = true } });
        unanswered["reply_to_message"].ShouldBeNull();
        await bot.RefusedAsync(
            "sendMessage", new { chat_id = user, text = "x", reply_parameters = "no json" }, 400, "Bad Request: can't parse reply parameters JSON object");
    }
}
