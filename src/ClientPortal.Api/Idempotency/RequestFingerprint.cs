using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.Api.Idempotency;

/// <summary>SHA-256 over what makes a request the same request: method, path, query and body.</summary>
internal static class RequestFingerprint
{
    /// <summary>Above this size a buffered body goes to a temporary file.</summary>
    private const int BufferThreshold = 64 * 1024;

    public static async Task<byte[]> ComputeAsync(HttpRequest request, bool hashBody, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (!hashBody)
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"{request.ContentLength}"));
            return hash.GetHashAndReset();
        }

        request.EnableBuffering(BufferThreshold);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
