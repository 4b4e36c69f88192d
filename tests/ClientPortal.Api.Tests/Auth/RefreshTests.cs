using System.Net;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class RefreshTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachRefreshTokenIsReplaced()
    {
        var first = (await api.StaffAsync()).SignedIn.RefreshToken;

        var second = await RefreshedAsync(first);
        var third = await RefreshedAsync(second);

        new[] { first, second, third }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task StolenTokenEndsTheWholeSession()
    {
        var staff = await api.StaffAsync();
        var current = await RefreshedAsync(staff.SignedIn.RefreshToken);
        api.Time.Advance(TimeSpan.FromMinutes(1));

        await RefusedAsync(staff.SignedIn.RefreshToken);

        await RefusedAsync(current);
        using var me = await staff.Http.GetAsync("/api/me", Cancellation);
        await me.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task LostAnswerMayBeAskedForAgainAtOnce()
    {
        var first = (await api.StaffAsync()).SignedIn.RefreshToken;
        var lost = await RefreshedAsync(first);
        api.Time.Advance(TimeSpan.FromSeconds(5));

        var again = await RefreshedAsync(first);

        again.ShouldNotBe(lost);
        var next = await RefreshedAsync(again);
        // Whoever holds the answer that was taken back is a thief.
        await RefusedAsync(lost);
        await RefusedAsync(next);
    }

    [Fact]
    public async Task RepeatAfterTheSuccessorWasUsedEndsTheSession()
    {
        var first = (await api.StaffAsync()).SignedIn.RefreshToken;
        var third = await RefreshedAsync(await RefreshedAsync(first));

        await RefusedAsync(first);

        await RefusedAsync(third);
    }

    [Fact]
    public async Task UnusedTokenEndsAfterTwoWeeks()
    {
        var staff = await api.StaffAsync();
        api.Time.Advance(TimeSpan.FromDays(15));

        await RefusedAsync(staff.SignedIn.RefreshToken);
    }

    [Fact]
    public async Task OwnerSeesAndEndsHisSessions()
    {
        var staff = await api.StaffAsync();
        using var login = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { userName = staff.UserName, password = ApiFixture.Password }, Cancellation);
        await login.ShouldBeAsync(HttpStatusCode.OK);

        using var list = await staff.Http.GetAsync("/api/auth/sessions", Cancellation);
        var sessions = (await list.ShouldBeAsync(HttpStatusCode.OK)).EnumerateArray().ToList();
        sessions.Count.ShouldBe(2);
        var other = sessions.Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();

        using var ended = await staff.Http.DeleteAsync($"/api/auth/sessions/{other}", Cancellation);
        using var twice = await staff.Http.DeleteAsync($"/api/auth/sessions/{other}", Cancellation);
        using var foreign = await (await api.StaffAsync()).Http.DeleteAsync($"/api/auth/sessions/{sessions.Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid()}", Cancellation);

        await ended.ShouldBeAsync(HttpStatusCode.NoContent);
        await twice.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task OwnerEndsAllHisOtherSessionsAtOnceAndNobodyElses()
    {
        var (staff, colleague) = (await api.StaffAsync(), await api.StaffAsync());
        var others = new List<string>();
        for (var count = 0; count < 2; count++)
        {
            using var login = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { userName = staff.UserName, password = ApiFixture.Password }, Cancellation);
            others.Add((await login.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("refreshToken").GetString()!);
        }

        using var ended = await staff.Http.DeleteAsync("/api/auth/sessions", Cancellation);
        await ended.ShouldBeAsync(HttpStatusCode.NoContent);

        foreach (var other in others)
        {
            await RefusedAsync(other);
        }

        using var left = await staff.Http.GetAsync("/api/auth/sessions", Cancellation);
        (await left.ShouldBeAsync(HttpStatusCode.OK)).EnumerateArray().ShouldHaveSingleItem().GetProperty("current").GetBoolean().ShouldBeTrue();
        (await colleague.Http.GetAsync("/api/me", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { refreshToken }, Cancellation);

    private async Task<string> RefreshedAsync(string refreshToken)
    {
        using var response = await RefreshAsync(refreshToken);
        return (await response.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("refreshToken").GetString()!;
    }

    private async Task RefusedAsync(string refreshToken)
    {
        using var response = await RefreshAsync(refreshToken);
        await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_refresh_token");
    }
}
