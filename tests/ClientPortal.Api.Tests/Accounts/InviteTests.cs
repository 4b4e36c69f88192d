using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Accounts;

public sealed class InviteTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private const string NewPassword = "fresh password 1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InvitedColleagueSetsHisPasswordOnce()
    {
        var (userName, token) = await InviteColleagueAsync();

        using var inspected = await SendAsync("inspect", new { token });
        using var accepted = await AcceptAsync(token);
        using var twice = await AcceptAsync(token);
        using var login = await LoginAsync(userName, NewPassword);

        (await inspected.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("userName").GetString().ShouldBe(userName);
        (await accepted.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("account").GetProperty("role").GetString().ShouldBe("staff");
        await twice.ShouldBeProblemAsync(HttpStatusCode.Gone, "invalid_invite");
        await login.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task OfTwoWhoUseALinkAtOnceOneSucceeds()
    {
        var (_, token) = await InviteColleagueAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var response = await AcceptAsync(token);
            return response.StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.Gone).ShouldBe(3);
    }

    [Fact]
    public async Task LinkEndsAfterThreeDays()
    {
        var (_, token) = await InviteColleagueAsync();
        api.Time.Advance(TimeSpan.FromHours(73));

        using var inspected = await SendAsync("inspect", new { token });
        using var accepted = await AcceptAsync(token);

        await inspected.ShouldBeProblemAsync(HttpStatusCode.Gone, "invalid_invite");
        await accepted.ShouldBeProblemAsync(HttpStatusCode.Gone, "invalid_invite");
    }

    [Fact]
    public async Task WeakPasswordDoesNotUseUpTheLink()
    {
        var (_, token) = await InviteColleagueAsync();

        using var weak = await SendAsync("accept", new { token, password = "short" });
        using var accepted = await AcceptAsync(token);

        await weak.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "password_too_weak");
        await accepted.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task NewLinkReplacesTheOldOne()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());
        var first = await ResetLinkAsync(admin, staff.AccountId);
        var second = await ResetLinkAsync(admin, staff.AccountId);

        using var old = await AcceptAsync(first);
        using var current = await AcceptAsync(second);

        await old.ShouldBeProblemAsync(HttpStatusCode.Gone, "invalid_invite");
        await current.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ResetEndsSessionsAndUnlocksTheName()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var wrong = await LoginAsync(staff.UserName, "forgotten");
        }

        using var accepted = await AcceptAsync(await ResetLinkAsync(admin, staff.AccountId));

        await accepted.ShouldBeAsync(HttpStatusCode.OK);
        using var me = await staff.Http.GetAsync("/api/me", Cancellation);
        await me.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        using var login = await LoginAsync(staff.UserName, NewPassword);
        await login.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LinkOfDeactivatedAccountIsWorthNothing()
    {
        var (admin, staff) = (await api.AdminAsync(), await api.StaffAsync());
        var token = await ResetLinkAsync(admin, staff.AccountId);
        using var deactivated = await admin.Http.PostAsync($"/api/accounts/{staff.AccountId}/deactivate", null, Cancellation);

        using var accepted = await AcceptAsync(token);
        using var another = await admin.Http.PostAsync($"/api/accounts/{staff.AccountId}/invite", null, Cancellation);

        await accepted.ShouldBeProblemAsync(HttpStatusCode.Gone, "invalid_invite");
        await another.ShouldBeProblemAsync(HttpStatusCode.Conflict, "account_inactive");
    }

    private async Task<(string UserName, string Token)> InviteColleagueAsync()
    {
        var admin = await api.AdminAsync();
        var userName = $"new-{Guid.NewGuid():N}"[..12];
        using var response = await admin.Http.SendJsonAsync(HttpMethod.Post, "/api/accounts", new { userName, role = "staff", name = "Boris" }, Cancellation);
        var created = await response.ShouldBeAsync(HttpStatusCode.Created);
        return (userName, TokenOf(created.GetProperty("invite")));
    }

    private static async Task<string> ResetLinkAsync(Caller admin, Guid account)
    {
        using var response = await admin.Http.PostAsync($"/api/accounts/{account}/invite", null, Cancellation);
        return TokenOf(await response.ShouldBeAsync(HttpStatusCode.OK));
    }

    private static string TokenOf(JsonElement link) => link.GetProperty("token").GetString()!;

    private Task<HttpResponseMessage> AcceptAsync(string token) => SendAsync("accept", new { token, password = NewPassword });

    private Task<HttpResponseMessage> SendAsync(string what, object body) =>
        api.Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/auth/invites/{what}", body, Cancellation);

    private Task<HttpResponseMessage> LoginAsync(string userName, string password) =>
        api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { userName, password }, Cancellation);
}
