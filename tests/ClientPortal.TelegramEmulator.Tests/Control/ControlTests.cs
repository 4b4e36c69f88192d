using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClientPortal.TelegramEmulator.Tests.Control;

public sealed class ControlTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HistoryTellsWhenAndUnderWhichTraceAMessageCame()
    {
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var time = new ManualTime();
        await using var bot = await TestBot.StartAsync(time: time);
        var user = await bot.UserAsync();
        time.Advance(TimeSpan.FromTicks(12_345));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{bot.Path}/sendMessage?chat_id={user}&text=x");
        request.Headers.Add("traceparent", Trace);
        await bot.Http.SendAsync(request, Token);

        var entry = (await bot.Users.GetMessagesAsync(user, Token))[^1];

        (entry.TraceParent, entry.ReceivedAt, entry.FromBot, entry.Method).ShouldBe((Trace, time.GetUtcNow(), true, "sendMessage"));
        var call = (await bot.Users.GetCallsAsync("sendMessage", user, cancellationToken: Token)).Single();
        (call.Sequence, call.Outcome, call.MessageId, call.Headers["traceparent"]).ShouldBe((entry.Call!.Value, CallOutcome.Ok, entry.Message.MessageId, Trace));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task MalformedRequestIsRefusedInEveryEnvironment(string environment)
    {
        await using var app = EmulatorApp.Build([$"--environment={environment}"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration["Emulator:DataPath"] = null;
        });
        await app.StartAsync(Token);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var (path, body) in new[] { ("faults", "{"), ("faults", "{}"), ("faults", """{"kind":"foo"}"""), ("users", "[]"), ("users/1/presses", """{"messageId":"x"}"""), ("users/1/messages", "") })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync($"control/{path}", content, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{path} {body}");
        }

        (await http.GetFromJsonAsync<JsonNode>("control/faults", Token))!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task WaitingForHistoryEndsWithTheMessage()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();
        var seen = await bot.Users.GetHistoryAsync(user, cancellationToken: Token);

        var waiting = bot.Users.GetHistoryAsync(user, seen.LastPosition, TimeSpan.FromSeconds(60), Token);
        await bot.SendAsync(user, "news");

        (await waiting).Entries.Single().Message.Text.ShouldBe("news");
    }

    [Fact]
    public async Task CallsAreCountedByOutcome()
    {
        await using var bot = await TestBot.StartAsync(options => options.CallLogSize = 10);
        for (var number = 0; number < 25; number++)
        {
            await bot.CallAsync("getMe");
        }

        await bot.CallAsync("sendMessage", new { chat_id = 1, text = "x" });

        (await bot.Users.GetCallCountsAsync(Token)).ShouldBe([new("getme", CallOutcome.Ok, null, 25), new("sendmessage", CallOutcome.Error, 400, 1)]);
        var calls = await bot.Users.GetCallsAsync(cancellationToken: Token);
        calls.Count.ShouldBe(10);
        calls[^1].Description.ShouldBe("Bad Request: chat not found");
    }

    [Theory]
    [InlineData("POST", "users", "{\"firstName\":\"\"}", 400, "invalid_request")]
    [InlineData("POST", "users", "{\"firstName\":\"x\",\"id\":-5}", 400, "invalid_request")]
    [InlineData("POST", "users", "{\"firstName\":\"x\",\"id\":7000000001}", 409, "user_exists")]
    [InlineData("POST", "users/1/start", "{}", 404, "user_not_found")]
    [InlineData("POST", "users/42/start", "{\"payload\":\"a b\"}", 400, "payload_invalid")]
    [InlineData("POST", "users/42/messages", "{\"text\":\" \"}", 400, "text_empty")]
    [InlineData("POST", "users/42/messages", "{\"text\":\"x\",\"replyTo\":1}", 404, "message_not_found")]
    [InlineData("POST", "users/42/messages?bot=nobody", "{\"text\":\"x\"}", 404, "bot_not_found")]
    [InlineData("POST", "users/42/presses", "{\"messageId\":1,\"data\":\"x\"}", 404, "message_not_found")]
    [InlineData("POST", "groups", "{\"title\":\"\",\"members\":[42]}", 400, "title_invalid")]
    [InlineData("POST", "groups/-1/migrate", "{}", 404, "chat_not_found")]
    [InlineData("PUT", "limits", "{\"perChatPerSecond\":-1}", 400, "limits_invalid")]
    [InlineData("PUT", "latency", "{\"milliseconds\":-1}", 400, "latency_invalid")]
    [InlineData("GET", "callbacks/1", null, 404, "callback_not_found")]
    public async Task RefusalsAreProblemDetailsWithACode(string method, string path, string? body, int status, string code)
    {
        var bot = shared.Bot;
        if ((await bot.Users.GetUsersAsync(Token)).All(user => user.Id != 42))
        {
            await bot.Users.CreateUserAsync("Anna", id: 42, cancellationToken: Token);
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), $"/control/{path}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await bot.Http.SendAsync(request, Token);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((int)response.StatusCode, (string)(await response.Content.ReadFromJsonAsync<JsonObject>(Token))!["code"]!).ShouldBe((status, code));
    }

    [Fact]
    public async Task MalformedBodyIsABadRequest()
    {
        await using var bot = await TestBot.StartAsync();
        using var body = new StringContent("{", Encoding.UTF8, "application/json");

        using var response = await bot.Http.PostAsync("/control/users", body, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task DocumentDescribesTheControlApi()
    {
        await using var bot = await TestBot.StartAsync();

        var document = JsonNode.Parse(await bot.Http.GetStringAsync("/openapi/v1.json", Token))!["paths"]!.AsObject();

        document.ContainsKey("/control/faults").ShouldBeTrue();
        document.ShouldAllBe(path => path.Key.StartsWith("/control/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherSitesMayNotAct()
    {
        await using var bot = await TestBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/control/reset");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await bot.Http.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task ClientNamesItsBot()
    {
        const string OtherToken = "8000000002:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
        await using var bot = await TestBot.StartAsync(options => options.Bots.Add(new() { Token = OtherToken, Name = "Other", Username = "other_bot" }));
        var user = await bot.UserAsync();
        using var other = new EmulatorClient(bot.Host.BaseUrl, "other_bot");

        await other.StartAsync(user, cancellationToken: Token);

        (await bot.Http.GetStringAsync($"/bot{OtherToken}/sendMessage?chat_id={user}&text=theirs", Token)).ShouldContain("\"ok\":true");
        (await other.GetMessagesAsync(user, Token)).Count.ShouldBe(2);
        (await bot.Users.GetMessagesAsync(user, Token)).Count.ShouldBe(1);
    }
}
