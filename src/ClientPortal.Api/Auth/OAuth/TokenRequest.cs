using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>The form of <c>/oauth/token</c>.</summary>
internal sealed class TokenRequest
{
    /// <summary><c>client_credentials</c> or <c>urn:ietf:params:oauth:grant-type:token-exchange</c>.</summary>
    [FromForm(Name = "grant_type")]
    public string? GrantType { get; set; }

    /// <summary>With client credentials: the service's name, <c>bot-gateway</c>.</summary>
    [FromForm(Name = "client_id")]
    public string? ClientId { get; set; }

    [FromForm(Name = "client_secret")]
    public string? ClientSecret { get; set; }

    /// <summary>With token exchange: the service's own token.</summary>
    [FromForm(Name = "actor_token")]
    public string? ActorToken { get; set; }

    /// <summary>With token exchange: the id of the account to act for.</summary>
    [FromForm(Name = "requested_subject")]
    public string? RequestedSubject { get; set; }
}

/// <summary>OAuth's answer, in its own spelling.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string? Scope,
    [property: JsonPropertyName("issued_token_type")] string IssuedTokenType);
