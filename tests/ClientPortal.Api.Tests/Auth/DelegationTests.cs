using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ClientPortal.Api.Tests.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class DelegationTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServiceActsForAnAccountForOneMinute()
    {
        var client = await api.ClientAsync();
        var token = await DelegatedAsync(client.AccountId);

        var claims = new JsonWebToken(token);
        claims.GetPayloadValue<JsonElement>("act").GetProperty("sub").GetString().ShouldBe("bot-gateway");
        claims.Subject.ShouldBe(client.AccountId.ToString());
        claims.GetPayloadValue<string>("portal_client_id").ShouldBe(client.ClientId!.Value.ToString());
        (claims.ValidTo - claims.ValidFrom).ShouldBe(TimeSpan.FromSeconds(60));
        (await StatusAsync(token, HttpMethod.Get, "/api/me")).ShouldBe(HttpStatusCode.OK);

        api.Time.Advance(TimeSpan.FromSeconds(70));
        (await StatusAsync(token, HttpMethod.Get, "/api/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ActingServiceCannotTouchSessionsOrPassword()
    {
        var token = await DelegatedAsync((await api.ClientAsync()).AccountId);

        (await StatusAsync(token, HttpMethod.Post, "/api/auth/logout")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(token, HttpMethod.Get, "/api/auth/sessions")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(token, HttpMethod.Post, "/api/auth/password")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task ActingServiceCannotKeepAccounts()
    {
        var token = await DelegatedAsync((await api.AdminAsync()).AccountId);
        var routes = Route.All(api.Services).Where(route => IsUnder(route, "/api/accounts") || (IsUnder(route, "/api/clients") && route.Method != HttpMethod.Get)).ToList();

        routes.Count.ShouldBe(12);
        foreach (var route in routes)
        {
            (await StatusAsync(token, route.Method, route.Path)).ShouldBe(HttpStatusCode.Forbidden, route.Name);
        }

        (await StatusAsync(token, HttpMethod.Get, "/api/clients")).ShouldBe(HttpStatusCode.OK);

        static bool IsUnder(Route route, string path) => route.Path == path || route.Path.StartsWith(path + "/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceAloneMayNothing()
    {
        var token = await ServiceTokenAsync();

        (await StatusAsync(token, HttpMethod.Get, "/api/me")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(token, HttpMethod.Get, "/api/clients")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task DeactivatedAccountIsRefused()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());
        var token = await DelegatedAsync(staff.AccountId);
        using var deactivated = await admin.Http.PostAsync($"/api/accounts/{staff.AccountId}/deactivate", null, Cancellation);
        await deactivated.ShouldBeAsync(HttpStatusCode.OK);

        (await StatusAsync(token, HttpMethod.Get, "/api/me")).ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await ExchangeAsync(await ServiceTokenAsync(), staff.AccountId.ToString());
        await ShouldBeErrorAsync(again, HttpStatusCode.BadRequest, "invalid_target");
    }

    [Fact]
    public async Task PersonsTokenIsNoServiceToken()
    {
        var staff = await api.StaffAsync();

        using var response = await ExchangeAsync(staff.SignedIn.AccessToken, staff.AccountId.ToString());

        await ShouldBeErrorAsync(response, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("client_credentials", "bot-gateway", "wrong-secret-0123456789-0123456789", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_credentials", "nobody", ApiFixture.GatewaySecret, HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_credentials", "", "", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("password", "bot-gateway", ApiFixture.GatewaySecret, HttpStatusCode.BadRequest, "unsupported_grant_type")]
    [InlineData("", "bot-gateway", ApiFixture.GatewaySecret, HttpStatusCode.BadRequest, "invalid_request")]
    public async Task WrongCredentialsAreRefused(string grant, string client, string secret, HttpStatusCode status, string error)
    {
        using var response = await FormAsync(("grant_type", grant), ("client_id", client), ("client_secret", secret));

        await ShouldBeErrorAsync(response, status, error);
    }

    [Fact]
    public async Task FormIsExpected()
    {
        using var response = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/oauth/token", new { grant_type = "client_credentials" }, Cancellation);

        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private static async Task ShouldBeErrorAsync(HttpResponseMessage response, HttpStatusCode status, string error)
    {
        var problem = await response.ShouldBeProblemAsync(status, error);
        problem.GetProperty("error").GetString().ShouldBe(error);
        problem.GetProperty("error_description").GetString().ShouldNotBeNullOrEmpty();
    }

    private Task<HttpResponseMessage> FormAsync(params (string Name, string Value)[] fields) =>
        api.Anonymous.PostAsync("/oauth/token", new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)), Cancellation);

    private async Task<string> ServiceTokenAsync()
    {
        using var response = await FormAsync(("grant_type", "client_credentials"), ("client_id", "bot-gateway"), ("client_secret", ApiFixture.GatewaySecret));
        var answer = await response.ShouldBeAsync(HttpStatusCode.OK);
        answer.GetProperty("scope").GetString().ShouldBe("delegate");
        return answer.GetProperty("access_token").GetString()!;
    }

    private Task<HttpResponseMessage> ExchangeAsync(string actorToken, string subject) => FormAsync(
        ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), ("actor_token", actorToken), ("requested_subject", subject));

    private async Task<string> DelegatedAsync(Guid account)
    {
        using var response = await ExchangeAsync(await ServiceTokenAsync(), account.ToString());
        return (await response.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("access_token").GetString()!;
    }

    private async Task<HttpStatusCode> StatusAsync(string token, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await api.Anonymous.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
