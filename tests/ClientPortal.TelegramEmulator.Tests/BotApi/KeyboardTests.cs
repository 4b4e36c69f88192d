using System.Text.Json.Nodes;

namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class KeyboardTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InlineButtonsComeBackAsTheyWereSent()
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        var keyboard = JsonNode.Parse("""
            {"inline_keyboard":[[{"text":"Yes","style":"success","callback_data":"y"},{"text":"No","style":"danger","callback_data":"n"}],
             [{"text":"Copy","copy_text":{"text":"INV-1"}},{"text":"Open","url":"https://portal.example/t"}]]}
            """)!;

        var message = await bot.ResultAsync("sendMessage", new { chat_id = user, text = "?", reply_markup = keyboard });

        JsonNode.DeepEquals(message["reply_markup"], keyboard).ShouldBeTrue(message.ToJsonString());
    }

    [Fact]
    public async Task ReplyKeyboardIsShownAndItsButtonSendsItsText()
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        var message = await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            text = "menu",
            reply_markup = new { keyboard = new object[] { new object[] { "Tickets", new { text = "Invoices", style = "primary" } } }, resize_keyboard = true },
        });

        message["reply_markup"].ShouldBeNull();
        var pressed = await bot.Users.PressAsync(user, (int)message["message_id"]!, text: "Invoices", cancellationToken: Token);
        pressed.Sent!.Entry.Message.Text.ShouldBe("Invoices");
        (await bot.ResultAsync("getUpdates"))[0]!["message"]!["text"]!.GetValue<string>().ShouldBe("Invoices");
    }

    [Theory]
    [InlineData("nonsense", "can't parse reply keyboard markup JSON object")]
    [InlineData("[]", "object expected as reply markup")]
    [InlineData("""{"inline_keyboard":[{}]}""", "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")]
    [InlineData("""{"inline_keyboard":[[1]]}""", "can't parse inline keyboard button: inlineKeyboardButton must be an Object")]
    [InlineData("""{"inline_keyboard":[[{"callback_data":"x"}]]}""", "can't parse inline keyboard button: can't find field \"text\"")]
    [InlineData("""{"inline_keyboard":[[{"text":"x"}]]}""", "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"inline_keyboard":[[{"text":"x","callback_data":"y","style":"pink"}]]}""", "can't parse inline keyboard button: invalid button style specified")]
    [InlineData("""{"inline_keyboard":[[{"text":"x","url":"http://localhost/a"}]]}""", "inline keyboard button URL 'http://localhost/a' is invalid: Wrong HTTP URL")]
    [InlineData("""{"inline_keyboard":[[{"text":"x","url":"ftp://a.example"}]]}""", "inline keyboard button URL 'ftp://a.example' is invalid: Unsupported URL protocol")]
    [InlineData("""{"inline_keyboard":[[{"text":"x","web_app":{"url":"http://a.example"}}]]}""", "inline keyboard button Web App URL 'http://a.example' is invalid: Only HTTPS links are allowed")]
    [InlineData("""{"inline_keyboard":[[{"text":"x","copy_text":{"text":""}}]]}""", "BUTTON_COPY_TEXT_INVALID")]
    [InlineData("""{"keyboard":[1]}""", "field \"keyboard\" must be an Array of Arrays")]
    [InlineData("""{"keyboard":[[1]]}""", "can't parse keyboard button: KeyboardButton must be a String or an Object")]
    public async Task WrongKeyboardIsRefused(string markup, string reason)
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();

        var answer = await bot.CallAsync("sendMessage", new { chat_id = user, text = "x", reply_markup = markup });

        answer.Code.ShouldBe(400);
        answer.Description!.ShouldBe($"Bad Request: {reason}", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public async Task CallbackDataHas64Bytes()
    {
        var bot = shared.Bot;
        var user = await bot.UserAsync();
        object Markup(string data) => new { inline_keyboard = new[] { new[] { new { text = "x", callback_data = data } } } };

        (await bot.CallAsync("sendMessage", new { chat_id = user, text = "x", reply_markup = Markup(new string('я', 32)) })).Ok.ShouldBeTrue();
        await bot.RefusedAsync(
            "sendMessage", new { chat_id = user, text = "x", reply_markup = Markup(new string('я', 32) + "a") }, 400, "Bad Request: BUTTON_DATA_INVALID");
    }
}
