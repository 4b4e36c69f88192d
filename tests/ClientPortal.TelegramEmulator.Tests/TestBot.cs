using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Hosting;
using ClientPortal.TelegramEmulator.Limits;

namespace ClientPortal.TelegramEmulator.Tests;

/// <summary>An emulator on a port of its own and a bot that speaks raw HTTP to it.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private TestBot(EmulatorHost host)
    {
        Host = host;
        Http = new HttpClient { BaseAddress = host.BaseUrl };
    }

    public EmulatorHost Host { get; }

    public HttpClient Http { get; }

    public EmulatorClient Users => Host.Client;

    public string Path => $"/bot{Host.BotToken}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts without rate limits unless the test sets some.</summary>
    public static async Task<TestBot> StartAsync(Action<EmulatorOptions>? configure = null, TimeProvider? time = null, int port = 0) => new(
        await EmulatorHost.StartAsync(
            options =>
            {
                options.Limits = LimitOptions.Off;
                configure?.Invoke(options);
            },
            port,
            time,
            Token));

    /// <summary>A user who pressed START; the update for it is taken away.</summary>
    public async Task<long> UserAsync(string name = "Anna", string language = "en")
    {
        var user = await Users.CreateUserAsync(name, language, cancellationToken: Token);
        var started = await Users.StartAsync(user.Id, cancellationToken: Token);
        await ResultAsync("getUpdates", new { offset = started.UpdateId + 1 });
        return user.Id;
    }

    public async Task<Answer> CallAsync(string method, object? parameters = null)
    {
        using var response = await Http.PostAsJsonAsync($"{Path}/{method}", parameters ?? new { }, JsonSerializerOptions.Default, Token);
        return await Answer.ReadAsync(response, Token);
    }

    public async Task<JsonNode> ResultAsync(string method, object? parameters = null)
    {
        var answer = await CallAsync(method, parameters);
        answer.Description.ShouldBeNull();
        return answer.Result!;
    }

    public Task<JsonNode> SendAsync(long chatId, string text) => ResultAsync("sendMessage", new { chat_id = chatId, text });

    /// <summary>The answer must be an error.</summary>
    public async Task RefusedAsync(string method, object? parameters, int code, string description)
    {
        var answer = await CallAsync(method, parameters);
        (answer.Status, answer.Code, answer.Description).ShouldBe((code, code, description));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}

/// <param name="Description">Of a refusal only.</param>
internal sealed record Answer(int Status, bool Ok, int? Code, string? Description, JsonNode? Result, JsonNode? Parameters)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        var ok = (bool)body["ok"]!;
        return new Answer(
            (int)response.StatusCode, ok, (int?)body["error_code"], ok ? null : (string?)body["description"], body["result"], body["parameters"]);
    }
}
