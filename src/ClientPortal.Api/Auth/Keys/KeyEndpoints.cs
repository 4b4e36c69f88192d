using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Auth.Keys;

/// <summary>Where other services find the keys that verify our tokens (OpenID Connect Discovery 1.0, RFC 7517).</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var wellKnown = app.MapGroup("/.well-known").AllowAnonymous().WithTags("Keys");
        wellKnown.MapGet("/openid-configuration", Describe).WithSummary("Issuer, key list and token endpoint");
        wellKnown.MapGet("/jwks.json", List).WithSummary("Public keys of the access tokens");
    }

    private static Ok<Discovery> Describe(IOptions<AuthOptions> options)
    {
        var issuer = options.Value.IssuerUrl;
        return TypedResults.Ok(new Discovery(issuer, $"{issuer}/.well-known/jwks.json", $"{issuer}/oauth/token", ["ES256"]));
    }

    private static Ok<JsonWebKeySetDocument> List(SigningKeyRing ring, HttpResponse response)
    {
        // A key that was withdrawn must not live on in a cache.
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Ok(new JsonWebKeySetDocument(ring.Published.Select(key => key.Publish()).ToList()));
    }

    internal sealed record Discovery(
        string Issuer,
        [property: JsonPropertyName("jwks_uri")] string JwksUri,
        [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
        [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms);
}
