using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.BotGateway.Linking;

/// <summary>A deep link's token: 256 random bits as 43 characters of base64url. Only its SHA-256 is kept; buttons carry that in the same form.</summary>
internal static class LinkToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>False for anything that was never a token; <c>/start</c> brings whatever its sender likes.</summary>
    public static bool IsForm(string payload) => Read(payload) is not null;

    public static string Write(byte[] hash) => Base64Url.EncodeToString(hash);

    /// <summary>The hash from a button; null for what is none.</summary>
    public static byte[]? Read(string field)
    {
        var bytes = new byte[Bytes];
        return field.Length == Characters && Base64Url.IsValid(field) && Base64Url.TryDecodeFromChars(field, bytes, out var written) && written == Bytes
            ? bytes
            : null;
    }
}
