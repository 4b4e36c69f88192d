using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ClientPortal.Contracts;
using ClientPortal.Web.Sessions;

namespace ClientPortal.Web.Portal;

/// <summary>A service on behalf of the signed-in person: it judges what he may see and do.</summary>
/// <remarks>
/// All throw <see cref="SessionEndedException"/> where the Api says that the person was signed out meanwhile, and <see cref="HttpRequestException"/> where the
/// service is away (see <see cref="Errors.ErrorPages"/>).
/// </remarks>
internal abstract class ServiceClient(string name, IHttpClientFactory clients, IHttpContextAccessor contexts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Reads something.</summary>
    /// <param name="path">Below the service's address, without a leading slash.</param>
    public async Task<PortalResult<T>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync<T>(request, cancellationToken);
    }

    /// <summary>As above, for what is always there.</summary>
    public async Task<T> RequireAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await GetAsync<T>(path, cancellationToken);
        return answer.Value ?? throw Unexpected(path, answer.Refusal!);
    }

    /// <summary>As above, for what may not be there: null where it is not, or not for this person.</summary>
    /// <param name="orUnreadable">The path holds what an address or a search brought, such as a cursor: null too where the service cannot read it.</param>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken, bool orUnreadable = false)
        where T : class
    {
        var answer = await GetAsync<T>(path, cancellationToken);
        return answer switch
        {
            { Value: { } found } => found,
            { Refusal.IsNotFound: true } => null,
            { Refusal.Status: StatusCodes.Status400BadRequest or StatusCodes.Status422UnprocessableEntity } when orUnreadable => null,
            _ => throw Unexpected(path, answer.Refusal!),
        };
    }

    /// <summary>Has something done that answers something.</summary>
    /// <param name="body">Written as JSON; null for none. An <see cref="HttpContent"/> is sent as it is.</param>
    public async Task<PortalResult<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken, Condition condition = default)
        where T : class
    {
        using var request = Request(method, path, body, condition);
        return await SendAsync<T>(request, cancellationToken);
    }

    /// <summary>Has something done.</summary>
    /// <returns>Null when it is done.</returns>
    public async Task<PortalRefusal?> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken, Condition condition = default)
    {
        using var request = Request(method, path, body, condition);
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return answer.IsSuccessStatusCode ? null : Signed(await PortalResult.RefusalAsync(answer, cancellationToken));
    }

    /// <summary>An answer whose body is passed on; the caller disposes it. Null where there is none for this person.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var refusal = Signed(await PortalResult.RefusalAsync(answer, cancellationToken));
            return refusal.IsNotFound ? null : throw Unexpected(path, refusal);
        }
    }

    /// <summary>For a part of a page that the rest can do without: null where the service is away, or answers too slowly.</summary>
    public static async Task<T?> UnlessAwayAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(ask);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await ask(patience.Token);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>What a 401 of this service means.</summary>
    protected abstract Exception Unauthorized();

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body, Condition condition)
    {
        var request = new HttpRequestMessage(method, path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, body.GetType(), options: ContractsJson.Options)) };
        if (condition.Key is { } key)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (condition.Version is { } version && EntityTagHeaderValue.TryParse($"\"{version}\"", out var tag))
        {
            request.Headers.IfMatch.Add(tag);
        }

        return request;
    }

    private async Task<PortalResult<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class
    {
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var result = await PortalResult.ReadAsync<T>(answer, cancellationToken);
        if (result.Refusal is { } refusal)
        {
            Signed(refusal);
        }

        return result;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var session = contexts.HttpContext?.Features.Get<SessionContent>() ?? throw new InvalidOperationException("Nobody is signed in.");
        request.Headers.Authorization = new("Bearer", session.AccessToken);
        // Tries at passwords are counted by the person's own address.
        if (contexts.HttpContext.Connection.RemoteIpAddress is { } address)
        {
            request.Headers.Add("X-Forwarded-For", address.ToString());
        }

        using var client = clients.CreateClient(name);
        return await client.SendAsync(request, completion, cancellationToken);
    }

    private PortalRefusal Signed(PortalRefusal refusal) => refusal.Status == StatusCodes.Status401Unauthorized ? throw Unauthorized() : refusal;

    private HttpRequestException Unexpected(string path, PortalRefusal refusal) =>
        new($"{name} refused GET {path.Split('?')[0]} with {refusal.Status} {refusal.Code}.", null, (HttpStatusCode)refusal.Status);
}

/// <summary>What binds a change.</summary>
/// <param name="Version">The version that the person has seen: whoever changed it meanwhile is not overwritten (412).</param>
/// <param name="Key">A form's own key: sent twice, it is done once.</param>
internal readonly record struct Condition(string? Version = null, string? Key = null);

/// <summary>The Api.</summary>
internal sealed class PortalClient(IHttpClientFactory clients, IHttpContextAccessor contexts) : ServiceClient(PortalClientExtensions.Api, clients, contexts)
{
    protected override Exception Unauthorized() => new SessionEndedException();
}

/// <summary>BotGateway: everything about Telegram.</summary>
internal sealed class GatewayClient(IHttpClientFactory clients, IHttpContextAccessor contexts) : ServiceClient(PortalClientExtensions.Gateway, clients, contexts)
{
    // It may just not have the Api's keys yet: who issued the token alone says that a session has ended.
    protected override Exception Unauthorized() => new HttpRequestException("BotGateway does not take the session's token.", null, HttpStatusCode.Unauthorized);
}

/// <summary>The Api does not take the session's token any more: the account was deactivated, or its sessions ended elsewhere.</summary>
internal sealed class SessionEndedException() : Exception("The session has ended.");
