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
        var read = await staff.ETagAsync(path);

        using var missing = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation);
        using var stale = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", "\"7\""));
        using var senseless = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", "seven"));
        using var right = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("A"), Cancellation, ("If-Match", read));
        using var again = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("B"), Cancellation, ("If-Match", read));

        await missing.ShouldBeProblemAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
        await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
        await senseless.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_if_match");
        (await right.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("name").GetString().ShouldBe("A");
        right.Headers.ETag!.Tag.ShouldBe(await staff.ETagAsync(path));
        await again.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
    }

    [Theory]
    [InlineData("""{"language":"en"}""")]
    [InlineData("""{"timeZone":"Asia/Tokyo"}""")]
    public async Task WhatTheClientChangedItselfIsNotOverwritten(string own)
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());
        var path = $"/api/clients/{client.ClientId}";
        var read = await staff.ETagAsync(path);
        using (var changed = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", JsonSerializer.Deserialize<JsonElement>(own), Cancellation))
        {
            await changed.ShouldBeAsync(HttpStatusCode.OK);
        }

        using var stale = await staff.Http.SendJsonAsync(HttpMethod.Put, path, Change("Romashka LLC"), Cancellation, ("If-Match", read));
        using var known = await staff.Http.SendJsonAsync(HttpMethod.Get, path, null, Cancellation, ("If-None-Match", read));

        await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
        known.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FirstPasswordIsAChangeOfWhatIsShown()
    {
        var admin = await api.AdminAsync();
        using var client = await admin.Http.SendJsonAsync(HttpMethod.Post, "/api/clients", new { name = "Lyutik", userName = $"lyutik-{Guid.NewGuid():N}" }, Cancellation);
        using var colleague = await admin.Http.SendJsonAsync(HttpMethod.Post, "/api/accounts", new { name = "Anna", role = "staff", userName = $"anna-{Guid.NewGuid():N}" }, Cancellation);
        foreach (var created in new[] { client, colleague })
        {
            var invite = (await created.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("invite").GetProperty("token").GetString();
            var path = created.Headers.Location!.AbsolutePath;
            var read = await admin.ETagAsync(path);
            using var accepted = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/invites/accept", new { token = invite, password = "very good password" }, Cancellation);
            await accepted.ShouldBeAsync(HttpStatusCode.OK);

            var change = new { name = "New name", role = "staff", language = "ru", timeZone = "Europe/Moscow" };
            using var stale = await admin.Http.SendJsonAsync(HttpMethod.Put, path, change, Cancellation, ("If-Match", read));
            using var present = await admin.Http.SendJsonAsync(HttpMethod.Put, path, change, Cancellation, ("If-Match", await admin.ETagAsync(path)));

            await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
            await present.ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task OwnAccountHonoursIfMatch()
    {
        var client = await api.ClientAsync();
        var read = await client.ETagAsync("/api/me");

        using var first = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { language = "en" }, Cancellation, ("If-Match", read));
        using var stale = await client.Http.SendJsonAsync(HttpMethod.Put, "/api/me", new { language = "ru" }, Cancellation, ("If-Match", read));

        await first.ShouldBeAsync(HttpStatusCode.OK);
        await stale.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "precondition_failed");
    }

    [Fact]
    public async Task OfManyWhoChangeTheSameVersionOneSucceeds()
    {
        var (staff, client) = (await api.StaffAsync(), await api.ClientAsync());
        var read = await staff.ETagAsync($"/api/clients/{client.ClientId}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var response = await staff.Http.SendJsonAsync(HttpMethod.Put, $"/api/clients/{client.ClientId}", Change($"Name {i}"), Cancellation, ("If-Match", read));
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
