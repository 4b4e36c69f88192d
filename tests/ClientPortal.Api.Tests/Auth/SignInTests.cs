using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

public sealed class SignInTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RightPasswordSignsIn()
    {
        var staff = await api.StaffAsync();

        using var response = await LoginAsync(staff.UserName.ToUpperInvariant(), ApiFixture.Password);

        var signedIn = await response.ShouldBeAsync(HttpStatusCode.OK);
        signedIn.GetProperty("account").GetProperty("id").GetGuid().ShouldBe(staff.AccountId);
        signedIn.GetProperty("tokenType").GetString().ShouldBe("Bearer");
        (await MeAsync(signedIn.GetProperty("accessToken").GetString()!)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task UnknownNameAndWrongPasswordAnswerAlike()
    {
        var staff = await api.StaffAsync();

        using var unknown = await LoginAsync("nobody-at-all", "wrong password");
        using var wrong = await LoginAsync(staff.UserName, "wrong password");

        var first = await unknown.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        var second = await wrong.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        WithoutTrace(first).ShouldBe(WithoutTrace(second));
    }

    [Fact]
    public async Task GuessingLocksKnownAndUnknownNamesAlike()
    {
        var staff = await api.StaffAsync();
        foreach (var name in new[] { staff.UserName, "nobody-here" })
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var wrong = await LoginAsync(name, $"guess {attempt}");
                await wrong.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
            }

            using var locked = await LoginAsync(name, ApiFixture.Password);
            await locked.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "locked_out");
            locked.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        }

        api.Time.Advance(TimeSpan.FromMinutes(16));
        using var later = await LoginAsync(staff.UserName, ApiFixture.Password);
        await later.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ParallelGuessesAreCountedToo()
    {
        var staff = await api.StaffAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            using var response = await LoginAsync(staff.UserName, $"guess {i}");
            return response.StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.Unauthorized).ShouldBe(5);
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(15);
    }

    [Fact]
    public async Task SuccessForgetsWrongPasswords()
    {
        var staff = await api.StaffAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                using var wrong = await LoginAsync(staff.UserName, "wrong password");
            }

            using var right = await LoginAsync(staff.UserName, ApiFixture.Password);
            await right.ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task AccessTokenEndsWithItsTime()
    {
        var staff = await api.StaffAsync();
        (await MeAsync(staff.SignedIn.AccessToken)).ShouldBe(HttpStatusCode.OK);

        api.Time.Advance(TimeSpan.FromMinutes(11));

        (await MeAsync(staff.SignedIn.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task LogoutEndsTheSession()
    {
        var staff = await api.StaffAsync();

        using var logout = await staff.Http.PostAsync("/api/auth/logout", null, Cancellation);

        await logout.ShouldBeAsync(HttpStatusCode.NoContent);
        (await MeAsync(staff.SignedIn.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
        using var refresh = await api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { refreshToken = staff.SignedIn.RefreshToken }, Cancellation);
        await refresh.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_refresh_token");
    }

    [Fact]
    public async Task NewPasswordEndsTheOtherSessions()
    {
        var staff = await api.StaffAsync();
        using var other = await LoginAsync(staff.UserName, ApiFixture.Password);
        var otherToken = (await other.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString()!;

        using var wrong = await ChangePasswordAsync(staff, "not my password", "a brand new password");
        using var weak = await ChangePasswordAsync(staff, ApiFixture.Password, "short");
        using var changed = await ChangePasswordAsync(staff, ApiFixture.Password, "a brand new password");

        await wrong.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "wrong_password");
        await weak.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "password_too_weak");
        await changed.ShouldBeAsync(HttpStatusCode.NoContent);
        (await MeAsync(staff.SignedIn.AccessToken)).ShouldBe(HttpStatusCode.OK);
        (await MeAsync(otherToken)).ShouldBe(HttpStatusCode.Unauthorized);
        using var login = await LoginAsync(staff.UserName, "a brand new password");
        await login.ShouldBeAsync(HttpStatusCode.OK);
    }

    private static string WithoutTrace(JsonElement problem) =>
        string.Join(';', problem.EnumerateObject().Where(member => member.Name is not "traceId").Select(member => member.ToString()));

    private static Task<HttpResponseMessage> ChangePasswordAsync(Caller caller, string currentPassword, string newPassword) =>
        caller.Http.SendJsonAsync(HttpMethod.Post, "/api/auth/password", new { currentPassword, newPassword }, Cancellation);

    private Task<HttpResponseMessage> LoginAsync(string userName, string password) =>
        api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { userName, password }, Cancellation);

    private async Task<HttpStatusCode> MeAsync(string token)
    {
        using var response = await api.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/me", null, Cancellation, ("Authorization", $"Bearer {token}"));
        return response.StatusCode;
    }
}
