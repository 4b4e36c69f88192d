namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class EditAndDeleteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EditingChangesTextAndKeyboard()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var sent = await bot.SendAsync(user, "one");
        var id = (int)sent["message_id"]!;
        var keyboard = new { inline_keyboard = new[] { new[] { new { text = "x", callback_data = "y" } } } };

        var edited = await bot.ResultAsync("editMessageText", new { chat_id = user, message_id = id, text = "*two*", parse_mode = "MarkdownV2", reply_markup = keyboard });
        ((string)edited["text"]!, edited["edit_date"] is not null).ShouldBe(("two", true));
        (await bot.ResultAsync("editMessageReplyMarkup", new { chat_id = user, message_id = id }))["reply_markup"].ShouldBeNull();

        var entry = (await bot.Users.GetMessagesAsync(user, Token))[^1];
        (entry.Message.Text, entry.Edits).ShouldBe(("two", 2));
    }

    [Fact]
    public async Task EditingRefusesWithTelegramsWords()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "one"))["message_id"]!;
        var theirs = (await bot.Users.SendTextAsync(user, "mine", cancellationToken: Token)).Entry.Message.MessageId;

        await bot.RefusedAsync(
            "editMessageText",
            new { chat_id = user, message_id = id, text = "one" },
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        await bot.RefusedAsync("editMessageText", new { chat_id = user, message_id = 5, text = "x" }, 400, "Bad Request: message to edit not found");
        await bot.RefusedAsync("editMessageText", new { chat_id = user, message_id = theirs, text = "x" }, 400, "Bad Request: message can't be edited");
        await bot.RefusedAsync("editMessageText", new { text = "x" }, 400, "Bad Request: message identifier is not specified");
        await bot.RefusedAsync("editMessageText", new { chat_id = user, message_id = id }, 400, "Bad Request: message text is empty");
    }

    [Fact]
    public async Task DeletedMessageIsGoneForTheBotButStaysInTheHistory()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "one"))["message_id"]!;

        (await bot.ResultAsync("deleteMessage", new { chat_id = user, message_id = id })).GetValue<bool>().ShouldBeTrue();

        await bot.RefusedAsync("deleteMessage", new { chat_id = user, message_id = id }, 400, "Bad Request: message to delete not found");
        await bot.RefusedAsync("editMessageText", new { chat_id = user, message_id = id, text = "x" }, 400, "Bad Request: message to edit not found");
        (await bot.Users.GetHistoryAsync(user, cancellationToken: Token)).Entries.Single(entry => entry.Message.MessageId == id).DeletedAt.ShouldNotBeNull();
        (await bot.Users.GetMessagesAsync(user, Token)).ShouldNotContain(entry => entry.Message.MessageId == id);
    }

    [Fact]
    public async Task OldAndForeignMessagesCannotBeDeleted()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "old"))["message_id"]!;
        var group = await bot.Users.CreateGroupAsync(new("Team", [user]), Token);
        var theirs = await bot.Users.SendTextAsync(user, "mine", chatId: group.Id, cancellationToken: Token);

        time.Advance(TimeSpan.FromHours(49));

        await bot.RefusedAsync("deleteMessage", new { chat_id = user, message_id = id }, 400, "Bad Request: message can't be deleted for everyone");
        await bot.RefusedAsync(
            "deleteMessage", new { chat_id = group.Id, message_id = theirs.Entry.Message.MessageId }, 400, "Bad Request: message can't be deleted");
        await bot.RefusedAsync("deleteMessage", new { message_id = id }, 400, "Bad Request: chat identifier is not specified");
        await bot.RefusedAsync("deleteMessage", new { chat_id = user }, 400, "Bad Request: message identifier is not specified");
    }

    [Fact]
    public async Task ReactionIsSeenOnTheMessage()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var id = (await bot.Users.SendTextAsync(user, "thanks", cancellationToken: Token)).Entry.Message.MessageId;

        await bot.ResultAsync("setMessageReaction", new { chat_id = user, message_id = id, reaction = new[] { new { type = "emoji", emoji = "🔥" } } });

        (await bot.Users.GetMessagesAsync(user, Token))[^1].BotReactions!.Single().Emoji.ShouldBe("🔥");
        await bot.RefusedAsync("setMessageReaction", new { chat_id = user, message_id = 1 }, 400, "Bad Request: message to react not found");
        await bot.ResultAsync("setMessageReaction", new { chat_id = user, message_id = id, reaction = Array.Empty<object>() });
        (await bot.Users.GetMessagesAsync(user, Token))[^1].BotReactions.ShouldBeNull();
    }

    [Theory]
    [InlineData("👍", true)]
    [InlineData("✍", true)]
    [InlineData("❤\uFE0F", true)]
    [InlineData("🇫🇷", false)]
    [InlineData("🦊", false)]
    [InlineData("ok", false)]
    [InlineData("", false)]
    public async Task ReactionIsOneOfTelegramsSet(string emoji, bool allowed)
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "one"))["message_id"]!;
        var request = new { chat_id = user, message_id = id, reaction = new[] { new { type = "emoji", emoji } } };
        if (allowed)
        {
            (await bot.ResultAsync("setMessageReaction", request)).GetValue<bool>().ShouldBeTrue();
        }
        else
        {
            await bot.RefusedAsync("setMessageReaction", request, 400, "Bad Request: REACTION_INVALID");
        }
    }

    [Fact]
    public async Task BotLeavesOneReactionAtMost()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var id = (int)(await bot.SendAsync(user, "one"))["message_id"]!;
        var two = new[] { new { type = "emoji", emoji = "👍" }, new { type = "emoji", emoji = "🔥" } };
        await bot.RefusedAsync("setMessageReaction", new { chat_id = user, message_id = id, reaction = two }, 400, "Bad Request: REACTIONS_TOO_MANY");
    }
}
