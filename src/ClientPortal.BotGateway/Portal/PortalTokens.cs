using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Portal;

/// <summary>
/// Tokens to act for accounts at the Api (RFC 8693), got with this service's own token (RFC 6749, client credentials). Both are kept until
/// shortly before their end.
/// </summary>
internal sealed class PortalTokens(PortalHttp http, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string ClientCredentials = "client_credentials";
    private const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    /// <summary>Above it, what has ended is swept at the next token.</summary>
    private const int ManyTokens = 1_000;

    /// <summary>A token is not used so close to its end: the request and the two clocks take their time.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, KeptToken> _delegated = new();
    private volatile KeptToken? _own;

    /// <summary>A token to act for this account; null when there is no such active account.</summary>
    public async Task<string?> ForAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (_delegated.TryGetValue(accountId, out var kept) && kept.EndsAt > time.GetUtcNow())
        {
            return kept.Text;
        }

        var answer = await ExchangeAsync(accountId, cancellationToken);
        if (answer.TryGet(out var token, out var refusal))
        {
            Sweep();
            return (_delegated[accountId] = Keep(token)).Text;
        }

        _delegated.TryRemove(accountId, out _);
        return refusal.Code == PortalCodes.InvalidTarget ? null : throw Misconfigured(refusal);
    }

    /// <summary>The Api refused this token: a new one is got next time.</summary>
    public void Forget(Guid accountId, string token)
    {
        if (_delegated.TryGetValue(accountId, out var kept) && kept.Text == token)
        {
            _delegated.TryRemove(new(accountId, kept));
        }
    }

    /// <summary>With one fresh token of our own where the kept one is refused, as after a change of the Api's keys.</summary>
    private async Task<PortalResult<PortalToken>> ExchangeAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var kept = _own is { } own && own.EndsAt > time.GetUtcNow() ? own : null;
        var answer = await ExchangeAsync(kept ?? await OwnAsync(cancellationToken), accountId, cancellationToken);
        return kept is not null && !answer.TryGet(out _, out var refusal) && refusal.Code == PortalCodes.InvalidClient
            ? await ExchangeAsync(await OwnAsync(cancellationToken), accountId, cancellationToken)
            : answer;
    }

    private Task<PortalResult<PortalToken>> ExchangeAsync(KeptToken own, Guid accountId, CancellationToken cancellationToken) => AskAsync(
        cancellationToken, ("grant_type", TokenExchange), ("actor_token", own.Text), ("requested_subject", accountId.ToString()));

    private async Task<KeptToken> OwnAsync(CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            cancellationToken, ("grant_type", ClientCredentials), ("client_id", options.Value.ClientId!), ("client_secret", options.Value.ClientSecret!));
        return _own = answer.TryGet(out var token, out var refusal) ? Keep(token) : throw Misconfigured(refusal);
    }

    private async Task<PortalResult<PortalToken>> AskAsync(CancellationToken cancellationToken, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token");
        request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.SendAsync(request, cancellationToken);
        return await PortalHttp.ReadAsync(response, PortalJson.Default.PortalToken, cancellationToken);
    }

    private KeptToken Keep(PortalToken token) => new(token.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(token.ExpiresIn) - Margin);

    private void Sweep()
    {
        if (_delegated.Count < ManyTokens)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var ended in _delegated.Where(kept => kept.Value.EndsAt <= now))
        {
            _delegated.TryRemove(ended);
        }
    }

    // Waits like an outage: no update may be lost while ops put the secret right.
    private static HttpRequestException Misconfigured(PortalRefusal refusal) =>
        new($"The Api refuses this service itself ({refusal.Status} {refusal.Code}): Api:ClientId and Api:ClientSecret must be those of its Auth:ServiceClients.", inner: null, statusCode: null);

    private sealed record KeptToken(string Text, DateTimeOffset EndsAt)
    {
        /// <summary>Without the token.</summary>
        public override string ToString() => nameof(KeptToken);
    }
}
