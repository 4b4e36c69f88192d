using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Operations;
using ClientPortal.LocalServers;
using ClientPortal.TelegramEmulator.Faults;
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
    public async Task DoctorSaysWhyTelegramCouldNotBeAskedOrTold()
    {
        await using var issuer = await TokenIssuer.StartAsync(Cancel);
        var url = $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook";
        await using var scene = await BotScene.StartAsync(
            database, ("Telegram:Transport", "Webhook"), ("Telegram:WebhookUrl", url), ("Auth:Authority", issuer.Url));
        await Eventually.Matches(_ => AskAsync(scene, issuer, HttpMethod.Get, ""), answer => answer.Healthy, "the webhook is set at the start", Cancel);

        await FailAsync(scene, "getWebhookInfo", 500, "Internal Server Error");
        (await AskAsync(scene, issuer, HttpMethod.Get, "")).Findings.ShouldBe(["telegram_unreachable: The Bot API could not be asked: Internal Server Error."]);
        await FailAsync(scene, "getWebhookInfo", 401, "Unauthorized");
        (await AskAsync(scene, issuer, HttpMethod.Get, "")).Findings.ShouldBe(
            ["token_refused: Telegram refuses the bot's token: set Telegram:BotToken to the one that @BotFather shows."]);
        await scene.Telegram.ClearFaultsAsync(Cancel);
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Reset, Method = "getWebhookInfo" }, Cancel);
        (await AskAsync(scene, issuer, HttpMethod.Get, "")).Codes.ShouldBe(["telegram_unreachable"]);
        await scene.Telegram.ClearFaultsAsync(Cancel);

        await BotAsync(scene, "deleteWebhook");
        await FailAsync(scene, "setWebhook", 400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known");
        var refused = await AskAsync(scene, issuer, HttpMethod.Post, "/repair");
        (refused.Healthy, refused.Repaired).ShouldBe((false, false));
        refused.Findings.ShouldBe(
        [
            $"webhook_missing: Telegram has no webhook, so no update arrives. It should be {url}. Repair sets it.",
            "repair_failed: Telegram did not take the webhook: Bad Request: bad webhook: Failed to resolve host: Name or service not known.",
        ]);
        await scene.Telegram.ClearFaultsAsync(Cancel);
        (await AskAsync(scene, issuer, HttpMethod.Post, "/repair")).Healthy.ShouldBeTrue();
    }

    [Fact]
    public async Task VerbTakesAwayAWebhookThatStandsInTheWayOfPollingAndLeavesItWhereNothingIsReceived()
    {
        // No gateway runs: its poller would take the webhook away by itself.
        await using var scene = await BotScene.StartAsync(database, ("Telegram:Transport", "Off"));
        await scene.StopAsync(scene.Gateway);
        await BotAsync(scene, "setWebhook?url=http://127.0.0.1:1/elsewhere");
        var settings = BotScene.Settings(database.GatewayConnectionString, scene.Emulator);
        settings["Telegram:Transport"] = "Off";
        (await RunAsync(settings, "webhook", "check", "--repair")).ExitCode.ShouldBe(0);
        (await scene.Telegram.GetBotsAsync(Cancel)).Single().HasWebhook.ShouldBeTrue();

        settings["Telegram:Transport"] = "Polling";
        var (code, output) = await RunAsync(settings, "webhook", "check");
        (code, output.Contains("webhook_while_polling", StringComparison.Ordinal)).ShouldBe((1, true));
        (code, output) = await RunAsync(settings, "webhook", "check", "--repair");
        (code, output.Contains("Updates come by polling: nothing is wrong.", StringComparison.Ordinal)).ShouldBe((0, true));
        (await scene.Telegram.GetBotsAsync(Cancel)).Single().HasWebhook.ShouldBeFalse();
    }

    [Fact]
    public async Task WebhookThatSomebodyTakesAwayOrMovesIsSetAgainByItself()
    {
        await using var issuer = await TokenIssuer.StartAsync(Cancel);
        var url = $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook";
        await using var scene = await BotScene.StartAsync(
            database, ("Telegram:Transport", "Webhook"), ("Telegram:WebhookUrl", url), ("Telegram:WebhookCheckInterval", "00:00:01"), ("Auth:Authority", issuer.Url));
        await Eventually.Matches(_ => AskAsync(scene, issuer, HttpMethod.Get, ""), answer => answer.Healthy, "the webhook is set at the start", Cancel);

        foreach (var loss in new[] { "deleteWebhook", "setWebhook?url=http://127.0.0.1:1/elsewhere" })
        {
            await BotAsync(scene, loss);
            await Eventually.Matches(_ => AskAsync(scene, issuer, HttpMethod.Get, ""), answer => answer.Healthy && answer.Url == url, $"the webhook is back after {loss}", Cancel);
        }

        var anna = await scene.MeetAsync("Anna");
        await anna.SayAsync("/help");
        await anna.WaitForTextAsync("To connect it, open the portal");
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

    /// <summary>One method fails until the next fault, or until all are cleared.</summary>
    private static async Task FailAsync(BotScene scene, string method, int code, string description)
    {
        await scene.Telegram.ClearFaultsAsync(Cancel);
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Error, Method = method, Code = code, Description = description }, Cancel);
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
            [.. json["findings"]!.AsArray().Select(finding => $"{finding!["code"]}: {finding["text"]}")]);
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

    private sealed record Answer(bool Healthy, bool Repaired, string? Url, IReadOnlyList<string> Findings)
    {
        public IEnumerable<string> Codes => Findings.Select(finding => finding.Split(':')[0]);
    }
}
