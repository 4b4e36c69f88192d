using System.Text.Json;
using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Keys;
using ClientPortal.Api.Json;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.Api.Auth.Tokens;

/// <summary>Writes the ES256 access tokens (RFC 9068).</summary>
internal sealed class AccessTokens(SigningKeyRing ring, IOptions<AuthOptions> options, TimeProvider time)
{
    /// <summary>Scope of a service that may ask for delegated tokens.</summary>
    public const string DelegateScope = "delegate";

    /// <summary>How long a service may act for an account before it has to ask again.</summary>
    public static readonly TimeSpan DelegatedLifetime = TimeSpan.FromSeconds(60);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public AccessToken ForSession(Account account, Guid sessionId)
    {
        var claims = ClaimsOf(account);
        claims[PortalClaims.SessionId] = sessionId.ToString();
        return Write(claims, options.Value.AccessTokenLifetime);
    }

    public AccessToken ForService(string clientId) => Write(
        new() { [PortalClaims.Subject] = clientId, ["client_id"] = clientId, [PortalClaims.Scope] = DelegateScope },
        options.Value.AccessTokenLifetime);

    /// <summary>A token for the account with the service named in <c>act</c> (RFC 8693, section 4.1).</summary>
    public AccessToken Delegated(Account account, string clientId)
    {
        var claims = ClaimsOf(account);
        claims[PortalClaims.Actor] = JsonSerializer.SerializeToElement(new { sub = clientId });
        claims[PortalClaims.Scope] = "portal";
        return Write(claims, DelegatedLifetime);
    }

    private static Dictionary<string, object> ClaimsOf(Account account)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [PortalClaims.Subject] = account.Id.ToString(),
            [PortalClaims.Role] = SnakeCase.Of(account.Role),
            [PortalClaims.Name] = account.Name,
            [PortalClaims.Locale] = account.Language,
        };
        if (account.ClientId is { } client)
        {
            claims[PortalClaims.PortalClientId] = client.ToString();
        }

        return claims;
    }

    private AccessToken Write(Dictionary<string, object> claims, TimeSpan lifetime)
    {
        claims["jti"] = Guid.CreateVersion7().ToString();
        var now = time.GetUtcNow();
        var text = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.IssuerUrl,
            Audience = options.Value.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims,
            TokenType = "at+jwt",
            SigningCredentials = ring.Current.Credentials,
        });
        return new(text, lifetime);
    }
}
