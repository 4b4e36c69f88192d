using System.Net;
using System.Text;
using ClientPortal.Api.Paging;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

public sealed class BadInputTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("\"\\ud800\"", HttpStatusCode.BadRequest)]
    public async Task UnreadableBodyIsProblemOnEveryRoute(string body, HttpStatusCode status)
    {
        foreach (var (route, caller) in await JsonRoutesAsync())
        {
            using var response = await caller.SendAsync(route.Request(new StringContent(body, Encoding.UTF8, "application/json")), Cancellation);

            var text = await response.Content.ReadAsStringAsync(Cancellation);
            if (!(route.BodyIsOptional && body is "" or "null"))
            {
                response.StatusCode.ShouldBe(status, $"{route.Name}: {text}");
            }

            text.ShouldContain("\"code\"", customMessage: route.Name);
        }
    }

    [Fact]
    public async Task OtherContentTypeIsRefusedOnEveryRoute()
    {
        foreach (var (route, caller) in await JsonRoutesAsync())
        {
            using var response = await caller.SendAsync(route.Request(new StringContent("<a/>", Encoding.UTF8, "text/xml")), Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, route.Name);
            await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        }
    }

    [Fact]
    public async Task NulInASearchIsRefusedAndHarmsNoOtherSearch()
    {
        var staff = await api.StaffAsync();
        foreach (var list in new[] { "api/clients", "api/accounts", "api/tickets", "api/invoices" })
        {
            var caller = list == "api/accounts" ? await api.AdminAsync() : staff;
            for (var time = 0; time < 12; time++)
            {
                using var refused = await caller.Http.GetAsync($"{list}?q=a%00b", Cancellation);
                await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_character");
                using var fine = await caller.Http.GetAsync($"{list}?q=ab", Cancellation);
                fine.StatusCode.ShouldBe(HttpStatusCode.OK, list);
            }
        }
    }

    [Fact]
    public async Task NulInACursorIsRefused()
    {
        var staff = await api.StaffAsync();
        var cursor = Cursor.Encode(new { Name = "a\0", Id = Guid.Empty }, "name");
        using var response = await staff.Http.GetAsync($"api/clients?cursor={cursor}", Cancellation);
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_cursor");
    }

    [Theory]
    [InlineData("utf-99")]
    [InlineData("utf-7")] // known, but not to be had
    [InlineData("\"utf-7\"")]
    [InlineData("\"\"")]
    public async Task UnknownCharsetIsRefusedOnEveryRoute(string charset)
    {
        foreach (var (route, caller) in await JsonRoutesAsync())
        {
            using var content = new StringContent("{}");
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
            using var response = await caller.SendAsync(route.Request(content), Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, route.Name);
            await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        }
    }

    [Theory]
    [InlineData("\"utf-8\"")]
    [InlineData("UTF-8")]
    [InlineData("us-ascii")]
    public async Task KnownCharsetIsTakenQuotedOrNot(string charset)
    {
        var client = await api.ClientAsync();
        using var content = new StringContent("{\"language\":\"en\"}");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        using var response = await client.Http.PutAsync("/api/me", content, Cancellation);

        await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TokenRequestWithoutFormIsNamed()
    {
        using var response = await api.Anonymous.PostAsync("/oauth/token", null, Cancellation);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "missing_body");
    }

    [Fact]
    public async Task EmptyIfMatchIsNoLeaveToGoOn()
    {
        var client = await api.ClientAsync();

        using var response = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { language = "en" }, Cancellation, ("If-Match", ""));

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_if_match");
    }

    [Fact]
    public async Task OversizedBodyIsRefusedOnEveryRoute()
    {
        var body = "{\"x\":\"" + new string('x', 2_000_000) + "\"}";
        foreach (var (route, caller) in await JsonRoutesAsync())
        {
            using var request = route.Request(new StringContent(body, Encoding.UTF8, "application/json"));
            // The answer comes before the body is sent.
            request.Headers.ExpectContinue = true;
            using var response = await caller.SendAsync(request, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, route.Name);
            await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
        }
    }

    [Theory]
    [InlineData("limit=0", "validation_failed", "limit")]
    [InlineData("limit=101", "validation_failed", "limit")]
    [InlineData("limit=many", "invalid_parameter", "limit")]
    [InlineData("cursor=garbage", "invalid_cursor", "cursor")]
    [InlineData("cursor=e30", "invalid_cursor", "cursor")]
    public async Task WrongPageIsNamed(string query, string code, string field)
    {
        var admin = await api.AdminAsync();
        foreach (var path in new[] { "/api/accounts", "/api/clients" })
        {
            using var response = await admin.Http.GetAsync($"{path}?{query}", Cancellation);
            var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
            problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
        }
    }

    [Fact]
    public async Task CursorOfAnotherListIsRefused()
    {
        var admin = await api.AdminAsync();
        // The list of clients has an order of this name too.
        var cursor = Cursor.Encode(new { CreatedAt = DateTimeOffset.UnixEpoch, Id = Guid.Empty }, "created");

        using var response = await admin.Http.GetAsync($"/api/invoices?sort=created&cursor={cursor}", Cancellation);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_cursor");
    }

    [Theory]
    [InlineData("/api/accounts?", "created_desc")]
    [InlineData("/api/clients?sort=created&", "created")]
    public async Task CursorOfAnotherTimeZoneIsTaken(string list, string order)
    {
        var admin = await api.AdminAsync();
        var cursor = Cursor.Encode(new { CreatedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(3)), Id = Guid.Empty }, order);

        using var response = await admin.Http.GetAsync($"{list}cursor={cursor}", Cancellation);

        await response.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "/api/clients/abc", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "not_found")]
    [InlineData("PATCH", "/api/me", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/api/clients?sort=size", HttpStatusCode.BadRequest, "invalid_parameter")]
    [InlineData("GET", "/api/clients?active=perhaps", HttpStatusCode.BadRequest, "invalid_parameter")]
    [InlineData("GET", "/api/clients?q=%00", HttpStatusCode.BadRequest, "invalid_character")]
    [InlineData("GET", "/api/clients/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound, "not_found")]
    public async Task WrongAddressIsProblem(string method, string path, HttpStatusCode status, string code)
    {
        var staff = await api.StaffAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        // Even somebody who wants HTML gets the problem.
        request.Headers.Accept.ParseAdd("text/html");

        using var response = await staff.Http.SendAsync(request, Cancellation);

        await response.ShouldBeProblemAsync(status, code);
    }

    [Fact]
    public async Task AnswersCarrySecurityHeadersAndNoCors()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/alive");
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await api.Anonymous.SendAsync(request, Cancellation);

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    // An administrator may use staff's routes too; what only clients may do is asked by a client.
    private async Task<IReadOnlyList<(Route Route, HttpClient Caller)>> JsonRoutesAsync()
    {
        var (admin, client) = (await api.AdminAsync(), await api.ClientAsync());
        var routes = Route.All(api.Services).Where(route => route.TakesJson).ToList();
        routes.Count.ShouldBeGreaterThan(10);
        return routes.Select(route => (route, route.Policies.Contains("client") ? client.Http : admin.Http)).ToList();
    }
}
