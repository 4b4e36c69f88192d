using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.BotGateway.Tests.Operations;

/// <summary>Publishes a key as Api does and signs access tokens with it.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private volatile SigningPair _pair = new("test-0", ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private int _reads;
    private readonly WebApplication _app;

    private TokenIssuer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Of the one key that is published.</summary>
    public string KeyId => _pair.Id;

    /// <summary>What is answered in the place of the keys.</summary>
    public string? Instead { get; set; }

    /// <summary>How often the keys were read.</summary>
    public int Reads => _reads;

    /// <summary>Publishes another key in the place of the present one.</summary>
    public void Rotate()
    {
        // The former one may just be read; the collector disposes of it.
        _pair = new($"test-{Guid.NewGuid():N}", ECDsa.Create(ECCurve.NamedCurves.nistP256));
    }

    public static async Task<TokenIssuer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new TokenIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Url, jwks_uri = $"{issuer.Url}/jwks" }));
        issuer._app.MapGet("/jwks", () =>
        {
            Interlocked.Increment(ref issuer._reads);
            return issuer.Instead is { } text ? Results.Content(text, "application/json") : Results.Json(new { keys = new[] { issuer.PublicKey() } });
        });
        // The service's own way to the Api, where nobody has anything.
        issuer._app.MapPost("/oauth/token", () => Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 60 }));
        issuer._app.MapFallback(() => Results.Problem(statusCode: 404, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "not_found" }));
        await issuer._app.StartAsync(cancellationToken);
        return issuer;
    }

    public string Token(string? role) => Token(role, Guid.CreateVersion7());

    /// <summary>As the Api issues it.</summary>
    /// <param name="client">The client company, on a client's token.</param>
    public string Token(string? role, Guid account, Guid? client = null, string name = "Somebody")
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = account.ToString(), ["name"] = name };
        if (role is not null)
        {
            claims["role"] = role;
        }

        if (client is not null)
        {
            claims["portal_client_id"] = client.Value.ToString();
        }

        var pair = _pair;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Url,
            Audience = "clientportal",
            TokenType = "at+jwt",
            Claims = claims,
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(pair.Key) { KeyId = pair.Id }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _pair.Key.Dispose();
    }

    private Dictionary<string, string> PublicKey()
    {
        var pair = _pair;
        var point = pair.Key.ExportParameters(includePrivateParameters: false).Q;
        return new(StringComparer.Ordinal)
        {
            ["kty"] = "EC", ["crv"] = "P-256", ["alg"] = "ES256", ["use"] = "sig", ["kid"] = pair.Id,
            ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }

    private sealed record SigningPair(string Id, ECDsa Key);
}
