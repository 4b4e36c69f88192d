using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

public sealed class ETagTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static object Change(string name) => new { name, language = "ru", timeZone = "Europe/Moscow" };

    [Fact]
    public async Task ChangeNeedsTheVersionThatWasRead()
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());
        var path = $"/api/clients/{client.ClientId}";

        using var missing = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation);
        using var stale = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", "\"7\""));
        using var senseless = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", "seven"));
        using var right = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", "\"1\""));
        using var again = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("B"), Cancellation, ("If-Match", "\"1\""));

        await missing.ShouldBeProblemAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
        await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
        await senseless.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_if_match");
        (await right.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("name").GetString().ShouldBe("A");
        right.Headers.ETag!.Tag.ShouldBe("\"2\"");
        await again.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
    }

    [Fact]
    public async Task OfManyWhoChangeTheSameVersionOneSucceeds()
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var response = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/clients/{client.ClientId}", Change($"Name {i}"), Cancellation, ("If-Match", "\"1\""));
            return response.StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.PreconditionFailed).ShouldBe(7);
        (await api.EventsAsync(client.AccountId, Cancellation)).ShouldBe(["account.changed"]);
    }

    [Fact]
    public async Task KnownVersionIsNotSentAgain()
    {
        var client = await api.ClientAsync();

        using var known = await client.Http.SendJsonAsync(HttpMethod.Get, "/api/me", null, Cancellation, ("If-None-Match", "\"1\""));
        using var other = await client.Http.SendJsonAsync(HttpMethod.Get, "/api/me", null, Cancellation, ("If-None-Match", "\"2\""));

        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await other.ShouldBeAsync(HttpStatusCode.OK)).ValueKind.ShouldBe(JsonValueKind.Object);
    }
}
