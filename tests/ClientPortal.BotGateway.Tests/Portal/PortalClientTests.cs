using System.Net;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Portal;

public sealed class PortalClientTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TokensAreKeptUntilShortlyBeforeTheirEnd()
    {
        await using var api = StubApi.Start(_time);
        string[] whole = [$"own bot-gateway {StubApi.Secret}", $"exchange own-token-1 {StubApi.Anna.AccountId}", "GET /api/tickets/counts Bearer delegated-token-2"];

        await CountAsync(api);
        _time.Advance(TimeSpan.FromSeconds(49));
        await CountAsync(api);
        api.Requests.ShouldBe([.. whole, whole[2]]);

        _time.Advance(TimeSpan.FromSeconds(2));
        await CountAsync(api);
        api.Requests.Skip(4).ShouldBe([whole[1], "GET /api/tickets/counts Bearer delegated-token-3"]);

        _time.Advance(TimeSpan.FromMinutes(10));
        await CountAsync(api);
        api.Requests.Skip(6).ShouldBe([whole[0], $"exchange own-token-4 {StubApi.Anna.AccountId}", "GET /api/tickets/counts Bearer delegated-token-5"]);
    }

    [Fact]
    public async Task RefusedTokenIsReplacedOnce()
    {
        await using var api = StubApi.Start(_time);
        var refusals = 1;
        api.Answer = context => StubApi.WriteAsync(context, refusals-- > 0 ? 401 : 200, Counts);

        (await api.Tickets.CountAsync(StubApi.Anna, Cancel)).TryGet(out var counts, out _).ShouldBeTrue();
        counts!.New.ShouldBe(3);
        api.Requests.Where(request => request.StartsWith("GET", StringComparison.Ordinal)).ShouldBe(
            ["GET /api/tickets/counts Bearer delegated-token-2", "GET /api/tickets/counts Bearer delegated-token-3"]);

        refusals = 2;
        (await Should.ThrowAsync<HttpRequestException>(() => api.Tickets.CountAsync(StubApi.Anna, Cancel))).StatusCode.ShouldBeNull();
    }

    [Fact]
    public async Task OwnTokenThatIsRefusedIsReplacedToo()
    {
        await using var api = StubApi.Start(_time);
        await CountAsync(api);
        _time.Advance(TimeSpan.FromMinutes(1));
        api.RefuseExchange = (401, "invalid_client");

        await CountAsync(api);

        api.Requests.Skip(3).ShouldBe(
        [
            $"exchange own-token-1 {StubApi.Anna.AccountId}", $"own bot-gateway {StubApi.Secret}", $"exchange own-token-3 {StubApi.Anna.AccountId}",
            "GET /api/tickets/counts Bearer delegated-token-4",
        ]);
    }

    [Fact]
    public async Task WrongSecretWaitsForOps()
    {
        await using var api = StubApi.Start(_time);
        api.RefuseExchange = (401, "invalid_client");

        var fault = await Should.ThrowAsync<HttpRequestException>(() => api.Tickets.CountAsync(StubApi.Anna, Cancel));

        fault.StatusCode.ShouldBeNull();
        fault.Message.ShouldContain("Api:ClientSecret");
        fault.ToString().ShouldNotContain(StubApi.Secret);
    }

    [Fact]
    public async Task DeactivatedAccountIsARefusal()
    {
        await using var api = StubApi.Start(_time);
        api.RefuseExchange = (400, "invalid_target");

        var answer = await api.Tickets.CountAsync(StubApi.Anna, Cancel);

        answer.TryGet(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(new PortalRefusal(403, "invalid_target"));
    }

    [Theory]
    [InlineData(400, "validation_failed")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "not_found")]
    [InlineData(409, "ticket_closed")]
    [InlineData(413, "attachment_too_large")]
    [InlineData(422, "idempotency_key_reused")]
    public async Task ExpectedRefusalsAreResults(int status, string code)
    {
        await using var api = StubApi.Start(_time);
        api.Answer = context => StubApi.WriteAsync(context, status, $$"""{"code":"{{code}}","detail":"words"}""");

        (await MoveAsync(api)).TryGet(out _, out var refusal).ShouldBeFalse();

        refusal.ShouldBe(new PortalRefusal(status, code));
    }

    [Theory]
    [InlineData(429, "too_many_requests", HttpStatusCode.TooManyRequests)]
    [InlineData(500, "internal_error", HttpStatusCode.InternalServerError)]
    [InlineData(503, "database_unavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData(409, "idempotency_in_progress", HttpStatusCode.ServiceUnavailable)]
    public async Task ApiThatIsAwayIsThrown(int status, string code, HttpStatusCode thrown)
    {
        await using var api = StubApi.Start(_time);
        api.Answer = context => StubApi.WriteAsync(context, status, $$"""{"code":"{{code}}"}""");

        (await Should.ThrowAsync<HttpRequestException>(() => MoveAsync(api))).StatusCode.ShouldBe(thrown);
    }

    [Fact]
    public async Task ApiThatDoesNotAnswerIsThrown()
    {
        await using var api = StubApi.Start(_time);
        await api.StopAsync();

        (await Should.ThrowAsync<HttpRequestException>(() => MoveAsync(api))).StatusCode.ShouldBeNull();
    }

    [Fact]
    public async Task PageOfAProxyIsARefusalWithoutCode()
    {
        await using var api = StubApi.Start(_time);
        api.Answer = context => StubApi.WriteAsync(context, 404, "<html>nothing here</html>");

        (await MoveAsync(api)).TryGet(out _, out var refusal);

        refusal.ShouldBe(new PortalRefusal(404, ""));
    }

    [Fact]
    public async Task ChangeCarriesItsKeyAndSnakeCaseValues()
    {
        await using var api = StubApi.Start(_time);
        var seen = new List<string>();
        api.Answer = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            seen.Add($"{context.Request.Headers["Idempotency-Key"]} {context.Request.ContentType} {await reader.ReadToEndAsync(Cancel)}");
            await StubApi.WriteAsync(context, 404, "{}");
        };

        await MoveAsync(api);

        seen.ShouldBe(["""telegram-7-815 application/json; charset=utf-8 {"status":"waiting_for_client"}"""]);
    }

    private const string Counts = """{"new":3,"inProgress":2,"waitingForClient":1,"resolved":0,"unassigned":null,"mine":null,"cap":10000}""";

    private static async Task CountAsync(StubApi api)
    {
        api.Answer = context => StubApi.WriteAsync(context, 200, Counts);
        await api.Tickets.CountAsync(StubApi.Anna, Cancel);
    }

    private static Task<PortalResult<PortalTicket>> MoveAsync(StubApi api) =>
        api.Tickets.MoveAsync(StubApi.Anna, Guid.CreateVersion7(), TicketStatus.WaitingForClient, "telegram-7-815", Cancel);
}
