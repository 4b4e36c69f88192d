using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.Api.Idempotency;

/// <summary>What the parts of a multipart body say: their headers and their contents, without the boundary.</summary>
internal static class MultipartFingerprint
{
    // RFC 2046, section 5.1.1
    private const int MaxBoundary = 70;

    /// <summary>Appends the parts of a body that has been read whole. False when the body cannot be read as parts: then its bytes count, and the handler says what is wrong with it.</summary>
    public static async Task<bool> AppendAsync(IncrementalHash hash, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
        {
            return false;
        }

        // Parts are added up apart, so that a body that breaks off leaves nothing in the hash.
        using var parts = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                parts.AppendData(HashOf(part.Headers));
                parts.AppendData(await SHA256.HashDataAsync(part.Body, cancellationToken));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return false;
        }

        hash.AppendData(parts.GetHashAndReset());
        return true;
    }

    private static byte[] HashOf(Dictionary<string, StringValues>? headers) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        (headers ?? []).Select(header => $"{header.Key.ToUpperInvariant()}: {header.Value}").Order(StringComparer.Ordinal))));
}
