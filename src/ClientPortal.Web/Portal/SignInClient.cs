using System.Net;
using System.Net.Http.Json;
using ClientPortal.Contracts;
using ClientPortal.Web.Invites;
using ClientPortal.Web.Sessions;

namespace ClientPortal.Web.Portal;

/// <summary>The Api's routes for signing in, renewing and signing out, which need no session.</summary>
internal sealed class SignInClient(IHttpClientFactory clients)
{
    /// <summary>Signs somebody in.</summary>
    /// <param name="person">His own request: the Api counts wrong passwords by his address, and names his browser among the account's sessions.</param>
    /// <exception cref="HttpRequestException">The Api is away.</exception>
    public Task<PortalResult<SignedIn>> SignInAsync(string userName, string password, HttpContext person, CancellationToken cancellationToken) =>
        PostAsync<SignedIn>("api/auth/login", new { userName, password }, Browser.Of(person), cancellationToken);

    /// <summary>Whose password a link sets.</summary>
    /// <inheritdoc cref="SignInAsync"/>
    public Task<PortalResult<InvitedAccount>> InspectInviteAsync(string token, HttpContext person, CancellationToken cancellationToken) =>
        PostAsync<InvitedAccount>("api/auth/invites/inspect", new { token }, Browser.Of(person), cancellationToken);

    /// <summary>Sets a password by a link, which signs in.</summary>
    /// <inheritdoc cref="SignInAsync"/>
    public Task<PortalResult<SignedIn>> AcceptInviteAsync(string token, string password, HttpContext person, CancellationToken cancellationToken) =>
        PostAsync<SignedIn>("api/auth/invites/accept", new { token, password }, Browser.Of(person), cancellationToken);

    /// <summary>Null where the session has ended.</summary>
    /// <param name="browser">His own, or the renewals of all people would count against this service's address. It may have left by now.</param>
    /// <exception cref="HttpRequestException">The Api is away.</exception>
    public async Task<SignedIn?> RefreshAsync(string refreshToken, Browser browser, CancellationToken cancellationToken)
    {
        var answer = await PostAsync<SignedIn>("api/auth/refresh", new { refreshToken }, browser, cancellationToken);
        if (answer.Value is { } signedIn)
        {
            return signedIn;
        }

        return answer.Refusal!.Status == (int)HttpStatusCode.Unauthorized
            ? null
            : throw new HttpRequestException($"The Api refused to renew a session with {answer.Refusal.Status}.", null, HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>Ends a session at the Api.</summary>
    /// <returns>False where the token works no more: it has run out, or the session has ended already.</returns>
    public async Task<bool> SignOutAsync(string accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/auth/logout") { Headers = { Authorization = new("Bearer", accessToken) } };
        using var client = clients.CreateClient(PortalClientExtensions.Api);
        using var answer = await client.SendAsync(request, cancellationToken);
        return answer.StatusCode != HttpStatusCode.Unauthorized;
    }

    private async Task<PortalResult<T>> PostAsync<T>(string path, object body, Browser browser, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: ContractsJson.Options) };
        if (browser.Address is { } address)
        {
            request.Headers.Add("X-Forwarded-For", address.ToString());
        }

        if (browser.Name is { } name)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", name);
        }

        using var client = clients.CreateClient(PortalClientExtensions.Api);
        using var answer = await client.SendAsync(request, cancellationToken);
        return await PortalResult.ReadAsync<T>(answer, cancellationToken);
    }
}
