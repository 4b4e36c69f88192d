using System.Text.Json.Serialization;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>The form of <c>/oauth/token</c>.</summary>
/// <param name="GrantType"><c>client_credentials</c> or <c>urn:ietf:params:oauth:grant-type:token-exchange</c>.</param>
/// <param name="ClientId">With client credentials: the service's name, <c>bot-gateway</c>.</param>
/// <param name="ActorToken">With token exchange: the service's own token.</param>
/// <param name="RequestedSubject">With token exchange: the id of the account to act for.</param>
internal sealed record TokenRequest(string? GrantType, string? ClientId, string? ClientSecret, string? ActorToken, string? RequestedSubject)
{
    public static TokenRequest Read(IFormCollection form) => new(
        form["grant_type"],
        form["client_id"],
        form["client_secret"],
        form["actor_token"],
        form["requested_subject"]);
}

/// <summary>OAuth's answer, in its own spelling.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string? Scope,
    [property: JsonPropertyName("issued_token_type")] string IssuedTokenType);
