using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ClientPortal.Testing.Portal;

/// <summary>A person who is signed in at the portal's HTTP API.</summary>
public sealed class PortalAccount : IDisposable
{
    private PortalAccount(Uri api, string userName, JsonNode signedIn)
    {
        UserName = userName;
        Id = Guid.Parse(signedIn["account"]!["id"]!.GetValue<string>());
        ClientId = signedIn["account"]!["clientId"]?.GetValue<string>() is { } client ? Guid.Parse(client) : null;
        Http = new HttpClient { BaseAddress = api };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn["accessToken"]!.GetValue<string>());
    }

    public string UserName { get; }

    public Guid Id { get; }

    /// <summary>The client company, for a client's account.</summary>
    public Guid? ClientId { get; }

    /// <summary>Sends its requests as this person.</summary>
    public HttpClient Http { get; }

    /// <summary>Sets the password by an invite's token, which also signs in.</summary>
    public static async Task<PortalAccount> AcceptInviteAsync(WholePortal portal, string userName, string token, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(portal);
        using var answer = await portal.Api.Client.PostAsJsonAsync("api/auth/invites/accept", new { token, password }, cancellationToken);
        return new PortalAccount(portal.Api.BaseAddress, userName, await JsonAnswer.ReadAsync(answer, cancellationToken));
    }

    /// <summary>A client company with its account; this account must be staff.</summary>
    public async Task<PortalAccount> CreateClientAsync(WholePortal portal, string userName, string name, string language, CancellationToken cancellationToken)
    {
        var created = await PostAsync("api/clients", new { name, userName, language }, cancellationToken);
        return await AcceptInviteAsync(portal, userName, created["invite"]!["token"]!.GetValue<string>(), $"{userName}-Password-1", cancellationToken);
    }

    /// <summary>A staff member's account; this account must be an administrator's.</summary>
    public async Task<PortalAccount> CreateStaffAsync(WholePortal portal, string userName, string name, string language, CancellationToken cancellationToken)
    {
        var created = await PostAsync("api/accounts", new { userName, role = "staff", name, language }, cancellationToken);
        return await AcceptInviteAsync(portal, userName, created["invite"]!["token"]!.GetValue<string>(), $"{userName}-Password-1", cancellationToken);
    }

    /// <summary>Posts with an Idempotency-Key and returns the answer's body.</summary>
    public async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString());
        using var answer = await Http.SendAsync(request, cancellationToken);
        return await JsonAnswer.ReadAsync(answer, cancellationToken);
    }

    /// <summary>Changes something, whatever its version.</summary>
    public async Task<JsonNode> PutAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body), Headers = { IfMatch = { EntityTagHeaderValue.Any } } };
        using var answer = await Http.SendAsync(request, cancellationToken);
        return await JsonAnswer.ReadAsync(answer, cancellationToken);
    }

    public void Dispose() => Http.Dispose();
}
