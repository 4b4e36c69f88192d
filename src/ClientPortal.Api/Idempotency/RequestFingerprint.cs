using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.Api.Idempotency;

/// <summary>SHA-256 over what makes a request the same request: method, path, query and body.</summary>
internal static class RequestFingerprint
{
    /// <summary>Above this size a buffered body goes to a temporary file: however large it is, this much of it is in memory.</summary>
    private const int BufferThreshold = 64 * 1024;

    /// <summary>Reads the whole body, so no connection waits for a slow sender, and leaves it to be read again.</summary>
    public static async Task<byte[]> ComputeAsync(HttpRequest request, bool multipart, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.EnableBuffering(BufferThreshold);
        if (!multipart || !await MultipartFingerprint.AppendAsync(hash, request, cancellationToken))
        {
            request.Body.Position = 0;
            await AppendAsync(hash, request.Body, cancellationToken);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
