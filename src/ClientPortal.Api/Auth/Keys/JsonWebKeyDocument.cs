namespace ClientPortal.Api.Auth.Keys;

/// <summary>A public key as <c>/.well-known/jwks.json</c> lists it.</summary>
internal sealed record JsonWebKeyDocument(string Kty, string Crv, string Alg, string Use, string Kid, string X, string Y);

/// <summary>The list of public keys.</summary>
internal sealed record JsonWebKeySetDocument(IReadOnlyList<JsonWebKeyDocument> Keys);
