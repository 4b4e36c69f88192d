using System.Net;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Three tries to sign in and five refreshes per minute and address.</summary>
public sealed class RefreshLimitTests(RefreshLimitTests.Fixture api) : IClassFixture<RefreshLimitTests.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GuessedPasswordsLeaveTheRefreshesOfTheSameAddressAlone()
    {
        await api.Anonymous.TryThreeTimesAsync("203.0.113.1");
        await api.Anonymous.ShouldBeRefusedAsync("203.0.113.1");

        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var refused = await RefreshAsync();
            await refused.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_refresh_token");
        }

        using var tooMany = await RefreshAsync();
        await tooMany.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too_many_requests");
    }

    private Task<HttpResponseMessage> RefreshAsync() => api.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { refreshToken = "none" }, Cancellation);

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RequestLimits:SignInsPerMinute"] = "3",
            ["RequestLimits:RefreshesPerMinute"] = "5",
        };
    }
}
