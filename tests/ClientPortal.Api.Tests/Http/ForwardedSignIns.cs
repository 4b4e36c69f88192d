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
            using var response = await http.SignInAsync(forwardedFor);
            await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        }
    }

    public static async Task ShouldBeRefusedAsync(this HttpClient http, string forwardedFor)
    {
        using var response = await http.SignInAsync(forwardedFor);
        await response.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too_many_requests");
    }

    // Each with another name: one name alone is locked after a few tries.
    private static Task<HttpResponseMessage> SignInAsync(this HttpClient http, string forwardedFor) => http.SendJsonAsync(
        HttpMethod.Post, "/api/auth/login", new { userName = $"nobody-{Guid.NewGuid():N}", password = "wrong password" }, Cancellation, ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", "https"));
}
