using System.Security.Cryptography;
using System.Text;
using ClientPortal.Api.Auth.Tokens;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClientPortal.Api.Auth.OAuth;

/// <summary>Which service is it: by its secret, or by the token it got for that.</summary>
internal sealed class ServiceAuthentication(IOptions<AuthOptions> options, TokenValidationSetup validation, ILogger<ServiceAuthentication> logger)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public string Authenticate(string? clientId, string? secret)
    {
        if (string.IsNullOrEmpty(clientId) || string.IsNullOrEmpty(secret))
        {
            throw OAuthError.Of(OAuthError.InvalidRequest, "client_id or client_secret is missing.");
        }

        var client = options.Value.FindServiceClient(clientId);
        // Hashes are compared, in constant time: neither content nor length of the secret shows in the time it takes.
        var right = CryptographicOperations.FixedTimeEquals(Hash(client?.Secret ?? ""), Hash(secret)) && client is not null;
        if (!right)
        {
            logger.ServiceRefused(client is null ? "an unknown name" : clientId);
            throw OAuthError.Of(OAuthError.InvalidClient, "client_id or client_secret is wrong.", StatusCodes.Status401Unauthorized);
        }

        return clientId;
    }

    /// <summary>The name of the service whose own token this is.</summary>
    public async Task<string> VerifyAsync(string? token)
    {
        var result = await Handler.ValidateTokenAsync(token, validation.Parameters());
        var identity = result.ClaimsIdentity;
        var name = identity?.FindFirst(PortalClaims.Subject)?.Value;
        var delegates = string.Equals(identity?.FindFirst(PortalClaims.Scope)?.Value, AccessTokens.DelegateScope, StringComparison.Ordinal);
        return result.IsValid && delegates && name is not null && options.Value.FindServiceClient(name) is not null
            ? name
            : throw OAuthError.Of(OAuthError.InvalidClient, "actor_token is not a valid token of a service.", StatusCodes.Status401Unauthorized);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
