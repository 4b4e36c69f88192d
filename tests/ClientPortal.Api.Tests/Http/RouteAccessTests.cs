using System.Net;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

public sealed class RouteAccessTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Every route that answers without a token. A new one must be written down here on purpose.</summary>
    private static readonly string[] Anonymous =
    [
        "GET /.well-known/jwks.json",
        "GET /.well-known/openid-configuration",
        "GET /alive",
        "GET /health",
        "GET /openapi/{documentName}.json",
        "POST /api/auth/invites/accept",
        "POST /api/auth/invites/inspect",
        "POST /api/auth/login",
        "POST /api/auth/refresh",
        "POST /oauth/token",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void OnlyListedRoutesAreAnonymous()
    {
        var routes = Route.All(api.Services);

        routes.Where(route => route.IsAnonymous).Select(route => route.Name).ShouldBe(Anonymous);
        routes.Where(route => !route.IsAnonymous && !route.Policies.Any()).Select(route => route.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyGetsInWithoutToken()
    {
        foreach (var route in Route.All(api.Services).Where(route => !route.IsAnonymous))
        {
            using var response = await api.Anonymous.SendAsync(route.Request(), Cancellation);
            await Named(route, () => response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized"));
        }
    }

    [Fact]
    public async Task NobodyGetsInWithForgedToken()
    {
        using var http = api.CreateHttpClient();
        var token = (await api.StaffAsync()).SignedIn.AccessToken;
        var forged = token[..(token.LastIndexOf('.') + 1)] + new string('A', 86);
        http.DefaultRequestHeaders.Authorization = new("Bearer", forged);

        using var response = await http.GetAsync("/api/me", Cancellation);

        await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task ClientMayNotUseRoutesOfStaff()
    {
        var client = await api.ClientAsync();
        var routes = Route.All(api.Services).Where(route => route.Policies.Any(policy => policy is "staff" or "admin")).ToList();
        routes.Count.ShouldBeGreaterThan(15);
        foreach (var route in routes)
        {
            using var response = await client.Http.SendAsync(route.Request(), Cancellation);
            await Named(route, () => response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden"));
        }
    }

    [Fact]
    public async Task StaffMayNotUseRoutesOfAdministrators()
    {
        var staff = await api.StaffAsync();
        var routes = Route.All(api.Services).Where(route => route.Policies.Contains("admin")).ToList();
        routes.Count.ShouldBeGreaterThan(5);
        foreach (var route in routes)
        {
            using var response = await staff.Http.SendAsync(route.Request(), Cancellation);
            await Named(route, () => response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden"));
        }
    }

    [Fact]
    public async Task ForeignClientIsNotFound()
    {
        var (own, other) = (await api.ClientAsync(), await api.ClientAsync());

        using var foreign = await own.Http.GetAsync($"/api/clients/{other.ClientId}", Cancellation);
        using var mine = await own.Http.GetAsync($"/api/clients/{own.ClientId}", Cancellation);

        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await mine.ShouldBeAsync(HttpStatusCode.OK);
    }

    private static async Task Named(Route route, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (ShouldAssertException exception)
        {
            throw new ShouldAssertException($"{route.Name}: {exception.Message}", exception);
        }
    }
}
