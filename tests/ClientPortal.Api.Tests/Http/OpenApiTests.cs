using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DocumentDescribesEveryRoute()
    {
        var document = await DocumentAsync();

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var route in Route.All(api.Services).Where(route => route.Pattern.StartsWith("/api", StringComparison.Ordinal) || route.Pattern.StartsWith("/oauth", StringComparison.Ordinal)))
        {
            described.ShouldContain($"{route.Method} {route.Pattern.Replace(":guid", "", StringComparison.Ordinal).Replace(":long", "", StringComparison.Ordinal).TrimEnd('/')}");
        }
    }

    [Fact]
    public async Task OperationsNameSignInHeadersAndProblems()
    {
        var document = await DocumentAsync();
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
        var paths = document.GetProperty("paths");

        var change = paths.GetProperty("/api/clients/{id}").GetProperty("put");
        change.GetProperty("security").GetArrayLength().ShouldBe(1);
        change.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(["id", "If-Match"], ignoreOrder: true);
        foreach (var status in new[] { "400", "401", "403", "404", "409", "412", "428", "429" })
        {
            change.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json")
                .GetProperty("schema").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Problem");
        }

        var list = paths.EnumerateObject().Single(path => path.Name.TrimEnd('/') == "/api/clients").Value.GetProperty("get");
        list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!).ShouldContain(name => name == "cursor");
        paths.GetProperty("/api/auth/login").GetProperty("post").TryGetProperty("security", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task PageOfTheDocumentationIsServed()
    {
        using var response = await api.Anonymous.GetAsync("/swagger/index.html", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("ClientPortal API");
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var response = await api.Anonymous.GetAsync("/openapi/v1.json", Cancellation);
        return await response.ShouldBeAsync(HttpStatusCode.OK);
    }
}
