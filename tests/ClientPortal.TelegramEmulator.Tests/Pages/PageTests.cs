using System.Net;

namespace ClientPortal.TelegramEmulator.Tests.Pages;

public sealed class PageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingThatIsWrittenBecomesMarkup()
    {
        const string Evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync("<b>Eve</b>");
        await bot.Users.SendTextAsync(user, Evil, cancellationToken: Token);
        await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            text = Evil,
            reply_markup = new { inline_keyboard = new[] { new object[] { new { text = Evil, callback_data = "x" }, new { text = "c", copy_text = new { text = Evil } } } } },
        });
        await bot.ResultAsync("sendMessage", new { chat_id = user, text = "<pre><code class='language-\"><script>'>x</code></pre>", parse_mode = "HTML" });
        await bot.ResultAsync("sendMessage", new { chat_id = user, text = "<a href='tg://x\"onmouseover=alert(1)'>x</a><a href='https://a.example/?\"<script>'>y</a>", parse_mode = "HTML" });

        foreach (var path in (string[])[$"/chats/{user}", $"/chats/{user}/panel", "/chats/list", "/", "/t.me/clientportal_dev_bot"])
        {
            var html = await bot.Http.GetStringAsync(path, Token);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img src=x");
            html.ShouldNotContain("<b>Eve");
            html.ShouldNotContain("\"><script>");
            html.ShouldNotContain("\"onmouseover");
        }
    }

    [Fact]
    public async Task FormattingIsShown()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            parse_mode = "HTML",
            text = "<b>bold <i>both</i></b> <a href=\"https://t.me/clientportal_dev_bot?start=abc\">deep</a> <a href=\"https://a.example/x\">out</a>",
        });

        var html = await bot.Http.GetStringAsync($"/chats/{user}/panel", Token);

        html.ShouldContain("<b>bold </b><b><i>both</i></b>");
        html.ShouldContain("<a href=\"/t.me/clientportal_dev_bot?start=abc\"");
        html.ShouldContain("<a href=\"https://a.example/x\" target=\"_blank\" rel=\"noopener noreferrer\">out</a>");
    }

    [Fact]
    public async Task PagesForbidForeignAndInlineCode()
    {
        await using var bot = await TestBot.StartAsync();

        using var response = await bot.Http.GetAsync("/", Token);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        (await response.Content.ReadAsStringAsync(Token)).ShouldNotContain("style=\"");
        foreach (var asset in (string[])["emulator.css", "emulator.js", "icon.svg"])
        {
            (await bot.Http.GetStringAsync($"/assets/{asset}", Token)).Length.ShouldBeGreaterThan(50);
        }
    }

    [Theory]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "НАЧАТЬ", "ru")]
    [InlineData("de,en;q=0.8", "START", "en")]
    public async Task PagesSpeakTheBrowsersLanguage(string accepted, string word, string language)
    {
        await using var bot = await TestBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/t.me/clientportal_dev_bot?start=abc");
        request.Headers.Add("Accept-Language", accepted);

        using var response = await bot.Http.SendAsync(request, Token);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));

        html.ShouldContain(word);
        html.ShouldContain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task StartPageMakesTheUserAndPressesStart()
    {
        await using var bot = await TestBot.StartAsync();
        using var form = new FormUrlEncodedContent([new("start", "abc"), new("user", "new"), new("firstName", "Вера"), new("language", "ru")]);

        using var response = await bot.Http.PostAsync("/t.me/clientportal_dev_bot", form, Token);

        var user = (await bot.Users.GetUsersAsync(Token)).Single();
        (user.FirstName, user.LanguageCode).ShouldBe(("Вера", "ru"));
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe($"/chats/{user.Id}");
        ((string)(await bot.ResultAsync("getUpdates"))[0]!["message"]!["text"]!).ShouldBe("/start abc");
    }

    [Fact]
    public async Task FormsSendPressEditAndForward()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var asked = await bot.ResultAsync("sendMessage", new
        {
            chat_id = user,
            text = "?",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "yes" } } } },
        });
        var question = $"{asked["message_id"]}";

        await PostAsync(bot, user, "press", ("messageId", question), ("row", "0"), ("column", "0"));
        await PostAsync(bot, user, "send", ("text", "first"), ("replyTo", question));
        var own = (await bot.Users.GetMessagesAsync(user, Token))[^1].Message;
        await PostAsync(bot, user, "edit", ("messageId", $"{own.MessageId}"), ("text", "second"));
        await PostAsync(bot, user, "forward", ("messageId", question));

        var updates = (await bot.ResultAsync("getUpdates")).AsArray();
        updates.Select(update => update!.AsObject().Last().Key).ShouldBe(["callback_query", "message", "edited_message", "message"]);
        ((int)updates[1]!["message"]!["reply_to_message"]!["message_id"]!).ShouldBe((int)asked["message_id"]!);
        ((string)updates[2]!["edited_message"]!["text"]!).ShouldBe("second");
        (await bot.Http.GetStringAsync($"/chats/{user}/panel", Token)).ShouldContain("waiting");
    }

    [Fact]
    public async Task OpenPageIsToldOfChanges()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        await using var stream = await bot.Http.GetStreamAsync($"/chats/{user}/events", Token);
        using var reader = new StreamReader(stream);
        (await DataAsync(reader)).ShouldBe("open");

        await bot.SendAsync(user, "news");

        (await DataAsync(reader)).ShouldBe("changed");
    }

    [Fact]
    public async Task DocumentsAreOnlyEverDownloaded()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var sent = await bot.Users.SendDocumentsAsync(user, [("evil.html", "<script>alert(1)</script>"u8.ToArray())], cancellationToken: Token);

        using var response = await bot.Http.GetAsync($"/media/{sent.Entries[0].Message.Document!.FileId}", Token);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task UnknownChatIsNotFound()
    {
        await using var bot = await TestBot.StartAsync();

        (await bot.Http.GetAsync("/chats/1", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bot.Http.GetAsync("/t.me/nobody_bot", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task PostAsync(TestBot bot, long user, string action, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        using var response = await bot.Http.PostAsync($"/chats/{user}/{action}", form, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Token));
    }

    private static async Task<string> DataAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line[6..];
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
