namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class CallbackTests
{
    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PressedButtonIsAnsweredOnce()
    {
        await using var bot = await TestBot.StartAsync();
        var (user, message) = await AskAsync(bot);

        var pressed = await bot.Users.PressAsync(user, message, data: "yes", cancellationToken: Token);
        var query = (await bot.ResultAsync("getUpdates"))[0]!["callback_query"]!;
        ((string)query["id"]!, (string)query["data"]!, (long)query["from"]!["id"]!, (int)query["message"]!["message_id"]!)
            .ShouldBe((pressed.CallbackId!, "yes", user, message));
        query["chat_instance"].ShouldNotBeNull();

        await bot.ResultAsync("answerCallbackQuery", new { callback_query_id = pressed.CallbackId, text = "Done", show_alert = true });
        var answered = await bot.Users.GetCallbackAsync(pressed.CallbackId!, cancellationToken: Token);
        (answered.Text, answered.ShowAlert, answered.AnsweredAt is not null).ShouldBe(("Done", true, true));
        await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = pressed.CallbackId }, 400, TooOld);
    }

    [Fact]
    public async Task LateAndUnknownAnswersAreRefused()
    {
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(options => options.CallbackAnswerSeconds = 60, time);
        var (user, message) = await AskAsync(bot);
        var pressed = await bot.Users.PressAsync(user, message, text: "Yes", cancellationToken: Token);

        await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = "1" }, 400, TooOld);
        await bot.RefusedAsync(
            "answerCallbackQuery", new { callback_query_id = pressed.CallbackId, text = new string('x', 201) }, 400, "Bad Request: MESSAGE_TOO_LONG");
        await bot.RefusedAsync(
            "answerCallbackQuery", new { callback_query_id = pressed.CallbackId, url = "https://elsewhere.example" }, 400, "Bad Request: URL_INVALID");
        time.Advance(TimeSpan.FromSeconds(61));
        await bot.RefusedAsync("answerCallbackQuery", new { callback_query_id = pressed.CallbackId }, 400, TooOld);
    }

    private static async Task<(long User, int Message)> AskAsync(TestBot bot)
    {
        var user = await bot.UserAsync();
        var message = await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            text = "Sure?",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "yes" } } } },
        });
        return (user, (int)message["message_id"]!);
    }
}
