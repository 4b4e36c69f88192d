using System.Net;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Tries to sign in as a proxy passes them on.</summary>
internal static class ForwardedSignIns
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task TryThreeTimesAsync(this HttpClient http, string forwardedFor)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await http.RefreshAsync(forwardedFor);
            await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_refresh_token");
        }
    }

    public static async Task ShouldBeRefusedAsync(this HttpClient http, string forwardedFor)
    {
        using var response = await http.RefreshAsync(forwardedFor);
        await response.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too_many_requests");
    }

    private static Task<HttpResponseMessage> RefreshAsync(this HttpClient http, string forwardedFor) =>
        http.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { refreshToken = "none" }, Cancellation, ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", "https"));
}
