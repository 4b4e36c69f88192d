using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

public sealed class LinkEndpointsTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private static readonly string[] Own =
    [
        "POST generate-link", "GET status", "POST disconnect", "POST test-message", "GET preferences", "PUT preferences", "GET muted-tickets",
        "GET muted-tickets/019a0000-0000-7000-8000-000000000000", "PUT muted-tickets/019a0000-0000-7000-8000-000000000000",
        "DELETE muted-tickets/019a0000-0000-7000-8000-000000000000",
    ];

    private static readonly string[] OfClients = ["GET status", "POST send-message", "POST message-preview", "GET messages"];

    private LinkScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await LinkScene.StartAsync(database);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task RoutesOfOneRoleAreClosedToTheOther()
    {
        var (client, staff) = (await _scene.JoinAsync(), await _scene.JoinAsync("Olga", AccountRole.Staff));
        var foreign = Own.Select(route => (client, route.Replace(" ", " user/", StringComparison.Ordinal)))
            .Concat(Own.Select(route => (Caller: staff, route.Replace(" ", " client/", StringComparison.Ordinal))))
            .Concat(OfClients.Select(route => (client, route.Replace(" ", $" client/{client.Recipient.RecipientId}/", StringComparison.Ordinal))));
        foreach (var (caller, route) in foreign)
        {
            var parts = route.Split(' ');
            var (status, body) = await caller.CallAsync(parts[0], $"api/telegram/{parts[1]}");
            (route, status, body!["code"]!.GetValue<string>()).ShouldBe((route, 403, "forbidden"));
        }
    }

    [Fact]
    public async Task TokenOfADeactivatedAccountOpensNothing()
    {
        var (client, staff) = (await _scene.JoinAsync(), await _scene.JoinAsync("Olga", AccountRole.Staff));
        await _scene.ExecuteAsync("UPDATE telegram.accounts SET active = false WHERE account_id = ANY ($1)", new[] { client.AccountId, staff.AccountId });
        foreach (var (caller, route) in RoutesOf(client, staff))
        {
            var parts = route.Split(' ');
            var (status, body) = await caller.CallAsync(parts[0], $"api/telegram/{parts[1]}");
            (route, status, body!["code"]!.GetValue<string>()).ShouldBe((route, 401, "unauthorized"));
        }
    }

    [Fact]
    public async Task NoRouteOpensWithoutAToken()
    {
        var (client, staff) = (await _scene.JoinAsync(), await _scene.JoinAsync("Olga", AccountRole.Staff));
        using var http = new HttpClient { BaseAddress = new Uri(_scene.Bot.Gateway.Urls.First()) };
        foreach (var (_, route) in RoutesOf(client, staff))
        {
            var parts = route.Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(parts[0]), $"api/telegram/{parts[1]}");
            using var answer = await http.SendAsync(request, BotScene.Cancel);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel));
            (route, (int)answer.StatusCode, body!["code"]!.GetValue<string>(), answer.Headers.WwwAuthenticate.ToString()).ShouldBe((route, 401, "unauthorized", "Bearer"));
        }
    }

    [Fact]
    public async Task DeepLinkComesWithItsQrCodeAndItsTokenIsKeptNowhere()
    {
        var user = await _scene.JoinAsync();
        var (status, body) = await user.CallAsync("POST", "api/telegram/client/generate-link");
        status.ShouldBe(200);
        var url = new Uri(body!["url"]!.GetValue<string>());
        url.AbsoluteUri.ShouldStartWith($"{_scene.Bot.Emulator.BaseUrl}t.me/{_scene.Bot.Emulator.BotUsername}?start=");
        body["expiresAt"]!.GetValue<DateTimeOffset>().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(10), TimeSpan.FromMinutes(1));
        body["qrSvg"]!.GetValue<string>().ShouldStartWith("<svg");
        var png = body["qrPng"]!.GetValue<string>();
        png.ShouldStartWith("data:image/png;base64,");
        Convert.FromBase64String(png.Split(',')[1])[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);

        (await user.CallAsync("GET", "api/telegram/client/status")).Body!["botUrl"]!.GetValue<string>().ShouldBe(url.GetLeftPart(UriPartial.Path));

        var token = url.Query["?start=".Length..];
        token.Length.ShouldBe(43);
        (await _scene.ColumnAsync("SELECT encode(connection_token, 'hex') FROM telegram.client_telegram WHERE client_id = $1", user.Recipient.RecipientId))
            .ShouldBe([Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))]);
        (await _scene.ColumnAsync("SELECT count(*) FROM telegram.client_telegram AS l WHERE l::text LIKE '%' || $1 || '%'", token)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task TestMessageArrivesAndItsOutcomeIsTheStatusesLastDelivery()
    {
        var user = await _scene.JoinAsync("Olga", AccountRole.Staff);
        var (refused, problem) = await user.CallAsync("POST", "api/telegram/user/test-message");
        (refused, problem!["code"]!.GetValue<string>(), problem["cause"]!.GetValue<string>()).ShouldBe((409, "recipient_unreachable", "not_connected"));
        var anna = await _scene.ConnectAsync(user);
        var (status, body) = await user.CallAsync("POST", "api/telegram/user/test-message");
        status.ShouldBe(202);
        await anna.WaitForTextAsync("This is a test message");
        var last = await Eventually.Matches(
            async _ => (await user.StatusAsync())["lastDelivery"]!, delivery => delivery["state"]!.GetValue<string>() == "sent", "it is sent", BotScene.Cancel);
        (last["id"]!.GetValue<long>(), last["notificationType"]!.GetValue<string>(), last["cause"]).ShouldBe((body!["id"]!.GetValue<long>(), "test_message", null));
    }

    [Fact]
    public async Task StaffSeeAClientsConnectionAndAnUnknownClientIsNotFound()
    {
        var (client, staff) = (await _scene.JoinAsync(), await _scene.JoinAsync("Olga", AccountRole.Staff));
        await _scene.ConnectAsync(client);
        var (status, body) = await staff.CallAsync("GET", $"api/telegram/client/{client.Recipient.RecipientId}/status");
        (status, body!["state"]!.GetValue<string>(), body["telegramName"]!.GetValue<string>()).ShouldBe((200, "connected", "Anna"));
        foreach (var id in new[] { Guid.CreateVersion7(), staff.AccountId })
        {
            var (unknown, problem) = await staff.CallAsync("GET", $"api/telegram/client/{id}/status");
            (unknown, problem!["code"]!.GetValue<string>()).ShouldBe((404, "not_found"));
        }
    }

    [Fact]
    public async Task LinkOfAnotherBotCountsAsNone()
    {
        var user = await _scene.JoinAsync();
        await _scene.Bot.Get<Links>().ActivateAsync(
            new LinkActivation(user.Recipient, _scene.Bot.BotId + 7_000_000, 77, "someone", 77, TokenHash: null, Actor.System), BotScene.Cancel);
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("not_connected");
        (await user.CallAsync("POST", "api/telegram/client/disconnect")).Status.ShouldBe(200);
        (await _scene.ColumnAsync("SELECT count(*) FROM telegram.telegram_notifications_queue WHERE chat_id = 77")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task TooManyLinksAreRefusedWithTheTimeToWait()
    {
        await using var scene = await LinkScene.StartAsync(database, ("Limits:OwnPerMinute", "2"));
        var (greedy, other) = (await scene.JoinAsync(), await scene.JoinAsync("Vasilek"));
        await greedy.PayloadAsync();
        await greedy.PayloadAsync();
        using var answer = await greedy.SendAsync("POST", "api/telegram/client/generate-link");
        ((int)answer.StatusCode).ShouldBe(429);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!["code"]!.GetValue<string>().ShouldBe("too_many_requests");
        await other.PayloadAsync();
    }

    [Fact]
    public async Task WithoutTheBotsNameThereIsNoLinkYet()
    {
        await using var scene = await LinkScene.PrepareAsync(database);
        await scene.Bot.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Error, Method = "getMe", Code = 500, Description = "Internal Server Error" }, BotScene.Cancel);
        await scene.Bot.StartGatewayAsync();
        var user = await scene.JoinAsync();
        var (status, body) = await user.CallAsync("POST", "api/telegram/client/generate-link");
        (status, body!["code"]!.GetValue<string>()).ShouldBe((503, "bot_not_ready"));
    }

    [Fact]
    public async Task RoutesAndTheirProblemsStandInTheDescription()
    {
        var user = await _scene.JoinAsync();
        var paths = (await user.CallAsync("GET", "openapi/v1.json")).Body!["paths"]!;
        foreach (var side in new[] { "client", "user" })
        {
            foreach (var route in Own.Select(own => own.Split(' ')))
            {
                var path = $"/api/telegram/{side}/{route[1]}".Replace("019a0000-0000-7000-8000-000000000000", "{ticketId}", StringComparison.Ordinal);
                var operation = paths[path]?[route[0].ToLowerInvariant()];
                operation.ShouldNotBeNull(path);
                operation["summary"]!.GetValue<string>().ShouldNotBeEmpty();
                operation["description"]!.GetValue<string>().ShouldContain("`unauthorized`");
            }
        }

        paths["/api/telegram/client/{clientId}/send-message"]!["post"]!["description"]!.GetValue<string>().ShouldContain("422 `idempotency_key_reused`");
    }

    /// <summary>Every route for one's own connection with somebody whom it is for, and those that staff have for a client's.</summary>
    internal static IEnumerable<(PortalUser Caller, string Route)> RoutesOf(PortalUser client, PortalUser staff) =>
        Own.Select(route => (client, route.Replace(" ", " client/", StringComparison.Ordinal)))
            .Concat(Own.Select(route => (staff, route.Replace(" ", " user/", StringComparison.Ordinal))))
            .Concat(OfClients.Select(route => (staff, route.Replace(" ", $" client/{client.Recipient.RecipientId}/", StringComparison.Ordinal))));
}
