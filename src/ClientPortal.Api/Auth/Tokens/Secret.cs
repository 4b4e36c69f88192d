using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.Api.Auth.Tokens;

/// <summary>Random secrets that are handed out once and kept as a hash only: refresh tokens, invite links.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits in base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its SHA-256. No salt and no stretching: a guess would have to hit 256 random bits.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
