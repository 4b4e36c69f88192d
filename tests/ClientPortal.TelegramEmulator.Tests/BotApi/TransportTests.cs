using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class TransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TokenDecidesWhoIsAnswered()
    {
        await using var bot = await TestBot.StartAsync();

        (await GetAsync(bot, $"/bot{bot.Host.BotToken}/getMe")).Result!["username"]!.GetValue<string>().ShouldBe(bot.Host.BotUsername);
        (await GetAsync(bot, "/bot7000000001:wrong/getMe")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(401), answer => answer.Description.ShouldBe("Unauthorized"));
        (await GetAsync(bot, "/botnonsense/getMe")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(404), answer => answer.Description.ShouldBe("Not Found"));
        (await GetAsync(bot, $"{bot.Path}/noSuchMethod")).ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe(404), answer => answer.Description.ShouldBe("Not Found: method not found"));
    }

    [Fact]
    public async Task ParametersComeByEveryRoad()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        using var form = new FormUrlEncodedContent([new("chat_id", $"{user}"), new("text", "form + ü")]);
        using var multipart = new MultipartFormDataContent { { new StringContent($"{user}"), "chat_id" }, { new StringContent("multipart"), "text" } };
        using var mixed = new StringContent("{\"text\":\"mixed\"}", Encoding.UTF8, "application/json");

        var texts = new List<string>
        {
            await TextAsync(bot.Http.GetAsync($"{bot.Path}/SENDMESSAGE?chat_id={user}&text=query", Token)),
            await TextAsync(bot.Http.PostAsync($"{bot.Path}/sendmessage", form, Token)),
            await TextAsync(bot.Http.PostAsync($"{bot.Path}/sendMessage", multipart, Token)),
            await TextAsync(bot.Http.PostAsync($"{bot.Path}/sendMessage?chat_id={user}", mixed, Token)),
        };

        texts.ShouldBe(["query", "form + ü", "multipart", "mixed"]);
    }

    [Theory]
    [InlineData("[1]", "Bad Request: JSON object expected")]
    [InlineData("{\"a\":", "Bad Request: can't parse parameter value: invalid JSON or text that is not UTF-8")]
    [InlineData("{\"text\":\"\\ud800\"}", "Bad Request: can't parse parameter value: invalid JSON or text that is not UTF-8")]
    public async Task BrokenJsonIsRefusedAndTheConnectionLives(string json, string description)
    {
        await using var bot = await TestBot.StartAsync();
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        using var response = await bot.Http.PostAsync($"{bot.Path}/sendMessage", body, Token);

        (await Answer.ReadAsync(response, Token)).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(400), answer => answer.Description.ShouldBe(description));
        (await bot.CallAsync("getMe")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task UploadBeyondTheLimitIsTooLarge()
    {
        await using var bot = await TestBot.StartAsync();
        using var body = new ByteArrayContent(new byte[52 << 20]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{bot.Path}/sendMessage") { Content = body };

        // The server need not read it all to refuse it.
        request.Headers.ExpectContinue = true;

        using var response = await bot.Http.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task SecondBotLivesInAWorldOfItsOwn()
    {
        const string OtherToken = "8000000002:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
        await using var bot = await TestBot.StartAsync(options =>
            options.Bots.Add(new() { Token = OtherToken, Name = "Other", Username = "other_bot" }));
        var user = await bot.UserAsync();
        await bot.SendAsync(user, "mine");

        using var response = await bot.Http.GetAsync($"/bot{OtherToken}/sendMessage?chat_id={user}&text=theirs", Token);

        (await Answer.ReadAsync(response, Token)).Description.ShouldBe("Bad Request: chat not found");
    }

    private static async Task<Answer> GetAsync(TestBot bot, string path)
    {
        using var response = await bot.Http.GetAsync(path, Token);
        return await Answer.ReadAsync(response, Token);
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return (await Answer.ReadAsync(response, Token)).Result!["text"]!.GetValue<string>();
    }
}
