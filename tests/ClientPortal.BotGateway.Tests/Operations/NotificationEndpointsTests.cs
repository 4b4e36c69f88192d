using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Operations;

public sealed class NotificationEndpointsTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private TokenIssuer _issuer = null!;
    private DeliveryScene _scene = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TokenIssuer.StartAsync(Cancel);
        _scene = await DeliveryScene.StartAsync(database, null, ("Auth:Authority", _issuer.Url));
    }

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "api/telegram/notifications?referenceId=019a0000-0000-7000-8000-000000000000")]
    [InlineData("GET", "api/telegram/notifications/1")]
    [InlineData("POST", "api/telegram/notifications/1/requeue")]
    [InlineData("POST", "api/telegram/notifications/requeue")]
    [InlineData("GET", "api/telegram/queue")]
    public async Task RouteIsForStaffAlone(string method, string path)
    {
        (await StatusAsync(method, path, token: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(method, path, "not.a.token")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(method, path, _issuer.Token("client"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(method, path, _issuer.Token(role: null))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task StaffSeeToWhomItWentAndWhen()
    {
        var chat = await _scene.ConnectAsync();
        var reference = await _scene.EnqueueAsync(chat, "hello");
        await _scene.WaitForAsync(reference, NotificationState.Sent);
        var page = await GetAsync($"api/telegram/notifications?referenceId={reference}");
        var item = page["items"]!.AsArray().Single()!;
        item["recipientType"]!.GetValue<string>().ShouldBe("client");
        item["recipientId"]!.GetValue<Guid>().ShouldBe(chat.Recipient.RecipientId);
        item["state"]!.GetValue<string>().ShouldBe("sent");
        item["sentAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        item["cause"].ShouldBeNull();
        item["recipientName"].ShouldBeNull("no event told of the account yet");
    }

    [Fact]
    public async Task StaffSeeTheRecipientsName()
    {
        var chat = await _scene.ConnectAsync();
        var account = new AccountSnapshot(Guid.CreateVersion7(), AccountRole.Client, chat.Recipient.RecipientId, "Acme", "en", "Etc/UTC", Active: false);
        await _scene.Get<AccountProjection>().ApplyAsync(account, 1, Cancel);
        var reference = await _scene.EnqueueAsync(chat, "hello");
        var row = await _scene.WaitForAsync(reference, NotificationState.Sent);
        (await GetAsync($"api/telegram/notifications?referenceId={reference}"))["items"]![0]!["recipientName"]!.GetValue<string>().ShouldBe("Acme");
        (await GetAsync($"api/telegram/notifications/{row.Id}"))["recipientName"]!.GetValue<string>().ShouldBe("Acme");
    }

    [Fact]
    public async Task FailedMessageIsSentAgainOnDemand()
    {
        var chat = await _scene.ConnectAsync();
        await _scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Error, Code = 400, Description = "Bad Request: odd", Count = 1 }, Cancel);
        var reference = await _scene.EnqueueAsync(chat, "again");
        var row = await _scene.WaitForAsync(reference, NotificationState.Failed);
        (await GetAsync($"api/telegram/notifications?referenceId={reference}"))["items"]![0]!["error"]!.GetValue<string>().ShouldBe("Bad Request: odd");

        (await PostAsync($"api/telegram/notifications/{row.Id}/requeue", null)).Status.ShouldBe(HttpStatusCode.OK);
        await _scene.WaitForAsync(reference, NotificationState.Sent);
        var twice = await PostAsync($"api/telegram/notifications/{row.Id}/requeue", null);
        (twice.Status, twice.Code).ShouldBe((HttpStatusCode.Conflict, "not_requeueable"));
    }

    [Fact]
    public async Task WhatFailedForOneCauseIsSentAgainTogether()
    {
        var chats = new[] { await _scene.ConnectAsync("Anna"), await _scene.ConnectAsync("Boris") };
        await _scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Error, Code = 418, Description = "odd", Count = 2 }, Cancel);
        var references = await _scene.EnqueueAsync([.. chats.Select(chat => (chat, "again"))]);
        foreach (var reference in references)
        {
            await _scene.WaitForAsync(reference, NotificationState.Failed);
        }

        var answer = await PostAsync("api/telegram/notifications/requeue", new { cause = Causes.Rejected, max = 100 });
        answer.Body!["requeued"]!.GetValue<int>().ShouldBe(2);
        foreach (var reference in references)
        {
            await _scene.WaitForAsync(reference, NotificationState.Sent);
        }
    }

    [Fact]
    public async Task MessageOfASuspendedLinkCannotBeSentAgain()
    {
        var chat = await _scene.ConnectAsync();
        await _scene.Telegram.BlockAsync(chat.UserId, Cancel);
        var row = await _scene.WaitForAsync(await _scene.EnqueueAsync(chat, "blocked"), NotificationState.Failed);
        await Eventually.True(async _ => (await _scene.LinkOfAsync(chat)).State is LinkState.Suspended, "the link is suspended", Cancel);
        var answer = await PostAsync($"api/telegram/notifications/{row.Id}/requeue", null);
        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "recipient_unreachable"));
        answer.Body!["cause"]!.GetValue<string>().ShouldBe(NotificationCauses.Suspended);
        (await ObstacleAsync()).ShouldBe(NotificationCauses.Suspended);

        await _scene.Telegram.UnblockAsync(chat.UserId, Cancel);
        // As its update will have it; this gateway gets none.
        (await _scene.Get<Links>().ResumeAsync(chat.Recipient, Actor.System, Cancel)).ShouldBeTrue();
        (await ObstacleAsync()).ShouldBeNull();
        (await PostAsync($"api/telegram/notifications/{row.Id}/requeue", null)).Status.ShouldBe(HttpStatusCode.OK);

        async Task<string?> ObstacleAsync() => (await GetAsync($"api/telegram/notifications?referenceId={row.ReferenceId}"))["items"]![0]!["obstacle"]?.GetValue<string>();
    }

    [Fact]
    public async Task QueueShowsItsDepth()
    {
        var view = await GetAsync("api/telegram/queue");
        view["sendsHere"]!.GetValue<bool>().ShouldBeTrue();
        view["depth"]!["pending"]!.GetValue<long>().ShouldBe(0);
        view["tokenRefused"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("api/telegram/notifications")]
    [InlineData("api/telegram/notifications?referenceId=nonsense")]
    [InlineData("api/telegram/notifications?referenceId=019a0000-0000-7000-8000-000000000000&cause=bot_blocked")]
    [InlineData("api/telegram/notifications?referenceId=019a0000-0000-7000-8000-000000000000&limit=0")]
    [InlineData("api/telegram/notifications?referenceId=019a0000-0000-7000-8000-000000000000&limit=100000")]
    [InlineData("api/telegram/notifications?cause=bot_blocked&after=x")]
    [InlineData("api/telegram/notifications?cause=bot_blocked&after=9223372036854775808")]
    [InlineData("api/telegram/notifications?cause=bot_blocked&limit=1.5")]
    [InlineData("api/telegram/notifications?cause=%00")]
    [InlineData("api/telegram/notifications?cause=")]
    [InlineData("api/telegram/notifications?cause=bot_blockt")]
    [InlineData("api/telegram/notifications?referenceId=")]
    public async Task MalformedQuestionIsAProblemWithACode(string path)
    {
        using var answer = await SendAsync("GET", path, _issuer.Token("staff"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["code"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"cause":""}""")]
    [InlineData("""{"cause":"bot_blockt"}""")]
    [InlineData("""{"cause":"x","max":0}""")]
    [InlineData("""{"max":5}""")]
    [InlineData("""{"cause":5}""")]
    [InlineData("""{"cause":"\u0000"}""")]
    [InlineData("""{"cause":"\ud800"}""")]
    [InlineData("""{"cause":"x","max":1.5}""")]
    [InlineData("""{"cause":"x","max":99999999999}""")]
    [InlineData("""{"cause":"x","max":null}""")]
    [InlineData("""["bot_blocked"]""")]
    [InlineData("null")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task MalformedRequeueIsAProblemWithACode(string body)
    {
        using var answer = await SendAsync("POST", "api/telegram/notifications/requeue", _issuer.Token("admin"), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["code"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("bm8.anNvbg.bm8")]
    [InlineData("..")]
    [InlineData("nonsense")]
    public async Task TokenThatIsNoneIsRefusedAsSuch(string token) => (await StatusAsync("GET", "api/telegram/queue", token)).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task TokenOfANewKeyIsTakenAtItsFirstUse()
    {
        (await StatusAsync("GET", "api/telegram/queue", _issuer.Token("staff"))).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancel);
        _issuer.Rotate();
        (await StatusAsync("GET", "api/telegram/queue", _issuer.Token("staff"))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "api/telegram/notifications?referenceId=abc", "The parameter referenceId cannot be read: it is missing, or of the wrong type.")]
    [InlineData("GET", "api/telegram/notifications?cause=bot_blocked&limit=x", "The parameter limit cannot be read: it is missing, or of the wrong type.")]
    [InlineData("POST", "api/telegram/notifications/requeue", "A JSON body is expected here.")]
    [InlineData("DELETE", "api/telegram/queue", "This address does not take this method: the header Allow names those that it takes.")]
    public async Task RefusalIsExplainedInTheCallersWords(string method, string path, string detail)
    {
        using var answer = await SendAsync(method, path, _issuer.Token("staff"));
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["detail"]!.GetValue<string>().ShouldBe(detail);
    }

    [Theory]
    [InlineData("GET", "api/telegram/notifications/0", 404)]
    [InlineData("GET", "api/telegram/notifications/-1", 404)]
    [InlineData("GET", "api/telegram/notifications/nonsense", 404)]
    [InlineData("GET", "api/telegram/notifications/9223372036854775808", 404)]
    [InlineData("POST", "api/telegram/notifications/9223372036854775808/requeue", 404)]
    [InlineData("DELETE", "api/telegram/notifications/1", 405)]
    [InlineData("POST", "api/telegram/notifications/requeue", 415)]
    public async Task RequestThatFitsNoRouteIsAProblemWithACode(string method, string path, int status)
    {
        using var content = method == "POST" ? new StringContent("cause=bot_blocked", System.Text.Encoding.UTF8, "text/plain") : null;
        using var answer = await SendAsync(method, path, _issuer.Token("staff"), content);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["code"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task TextThatIsNoUnicodeIsAProblemWithACode()
    {
        byte[] body = [.. "{\"cause\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await SendAsync("POST", "api/telegram/notifications/requeue", _issuer.Token("staff"), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["code"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task UnknownMessageIsNotFound()
    {
        (await StatusAsync("GET", "api/telegram/notifications/999999", _issuer.Token("staff"))).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("api/telegram/notifications/999999/requeue", null)).Code.ShouldBe("not_found");
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync("GET", path, _issuer.Token("staff"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private async Task<(HttpStatusCode Status, string? Code, JsonNode? Body)> PostAsync(string path, object? body)
    {
        using var answer = await SendAsync("POST", path, _issuer.Token("staff"), body is null ? null : JsonContent.Create(body));
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return (answer.StatusCode, json?["code"]?.GetValue<string>(), json);
    }

    private async Task<HttpStatusCode> StatusAsync(string method, string path, string? token)
    {
        using var answer = await SendAsync(method, path, token);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? token, HttpContent? content = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(_scene.Gateway.Urls.First()), path)) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, Cancel);
    }
}
