using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Operations;
using ClientPortal.LocalServers;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Webhooks;

public sealed class WebhookDoctorTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DoctorSaysWhatIsWrongAndRepairsIt()
    {
        await using var issuer = await TokenIssuer.StartAsync(Cancel);
        var url = $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook";
        await using var scene = await BotScene.StartAsync(
            database, ("Telegram:Transport", "Webhook"), ("Telegram:WebhookUrl", url), ("Auth:Authority", issuer.Url));
        await Eventually.Matches(_ => AskAsync(scene, issuer, HttpMethod.Get, ""), answer => answer.Healthy, "the webhook is set at the start", Cancel);

        await BotAsync(scene, "deleteWebhook");
        (await AskAsync(scene, issuer, HttpMethod.Get, "")).Codes.ShouldBe(["webhook_missing"]);
        var repaired = await AskAsync(scene, issuer, HttpMethod.Post, "/repair");
        (repaired.Healthy, repaired.Repaired, repaired.Url).ShouldBe((true, true, url));

        await BotAsync(scene, "setWebhook?url=http://127.0.0.1:1/elsewhere&max_connections=7&allowed_updates=[\"message\"]");
        (await AskAsync(scene, issuer, HttpMethod.Get, "")).Codes.ShouldBe(["webhook_wrong_url", "update_types_missing", "max_connections"]);
        (await AskAsync(scene, issuer, HttpMethod.Post, "/repair")).Healthy.ShouldBeTrue();
        (await StatusAsync(scene, issuer.Token("staff"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(scene, issuer.Token("client"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(scene, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task VerbEndsWithOneUntilItIsRepaired()
    {
        await using var scene = await BotScene.StartAsync(database);
        var settings = BotScene.Settings(database.GatewayConnectionString, scene.Emulator);
        settings["Telegram:Transport"] = "Webhook";
        settings["Telegram:WebhookUrl"] = $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook";
        await scene.StopAsync(scene.Gateway);
        var (code, output) = await RunAsync(settings, "webhook", "check");
        (code, output.Contains("webhook_missing", StringComparison.Ordinal)).ShouldBe((1, true));
        (code, output) = await RunAsync(settings, "webhook", "check", "--repair");
        (code, output.Contains("nothing is wrong", StringComparison.Ordinal)).ShouldBe((0, true));
        output.ShouldNotContain(scene.Emulator.BotToken.Split(':')[1]);
        settings["Telegram:WebhookSecret"] = "another_secret";
        (code, output) = await RunAsync(settings, "webhook", "check");
        (code, output.Contains("secret_not_known", StringComparison.Ordinal)).ShouldBe((1, true));
        (await RunAsync(settings, "webhook", "nonsense")).ExitCode.ShouldBe(64);
        settings["Telegram:WebhookSecret"] = "not a secret";
        (await RunAsync(settings, "webhook", "check")).ExitCode.ShouldBe(78);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string?> settings, params string[] arguments)
    {
        await using var child = await ServiceProcess.LaunchAsync("ClientPortal.BotGateway", settings, Cancel, arguments);
        var code = await child.Exited.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        return (code, child.Output);
    }

    private static async Task BotAsync(BotScene scene, string call)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(scene.Emulator.BaseUrl, $"/bot{scene.Emulator.BotToken}/{call}"), null, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<Answer> AskAsync(BotScene scene, TokenIssuer issuer, HttpMethod method, string path)
    {
        using var answer = await SendAsync(scene, method, path, issuer.Token("admin"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        return new Answer(
            json["healthy"]!.GetValue<bool>(),
            json["repaired"]!.GetValue<bool>(),
            json["url"]?.GetValue<string>(),
            [.. json["findings"]!.AsArray().Select(finding => finding!["code"]!.GetValue<string>())]);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotScene scene, string? token)
    {
        using var answer = await SendAsync(scene, HttpMethod.Get, "", token);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(BotScene scene, HttpMethod method, string path, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(scene.Gateway.Urls.First()), $"/api/telegram/webhook{path}"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, Cancel);
    }

    private sealed record Answer(bool Healthy, bool Repaired, string? Url, IReadOnlyList<string> Codes);
}
