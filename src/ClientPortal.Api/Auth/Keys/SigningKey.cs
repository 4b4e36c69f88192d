using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ClientPortal.Api.Auth.Keys;

/// <summary>One ES256 key pair.</summary>
/// <param name="SignsFrom">When it takes over from the key before.</param>
internal sealed record SigningKey(string Kid, ECDsaSecurityKey Key, DateTimeOffset SignsFrom)
{
    public SigningCredentials Credentials { get; } = new(Key, SecurityAlgorithms.EcdsaSha256);

    public static (string Kid, byte[] Pkcs8) Generate()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Base64UrlEncoder.Encode(new ECDsaSecurityKey(pair).ComputeJwkThumbprint());
        return (kid, pair.ExportPkcs8PrivateKey());
    }

    public static SigningKey Read(string kid, byte[] pkcs8, DateTimeOffset signsFrom)
    {
        // Lives as long as the process may verify with it; the ring keeps one instance per key.
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(pkcs8, out _);
        return new(kid, new ECDsaSecurityKey(pair) { KeyId = kid }, signsFrom);
    }

    /// <summary>The public half as JWKS shows it (RFC 7517).</summary>
    public JsonWebKeyDocument Publish()
    {
        var point = Key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", "ES256", "sig", Kid, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }
}
