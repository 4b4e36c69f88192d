using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.Api.Idempotency;

/// <summary>SHA-256 over what makes a request the same request: method, path, query and body.</summary>
internal static class RequestFingerprint
{
    /// <summary>Reads the whole body, so no connection waits for a slow sender, and leaves it to be read again.</summary>
    public static async Task<byte[]> ComputeAsync(HttpRequest request, bool multipart, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        // All of it, before anything judges it: what goes wrong with the reading is then told from what is wrong with the content.
        var body = await BodySpool.ReadAsync(request.Body, cancellationToken);
        request.HttpContext.Response.RegisterForDispose(body);
        request.Body = body;
        body.Position = 0;
        if (!multipart || !await MultipartFingerprint.AppendAsync(hash, request, cancellationToken))
        {
            body.Position = 0;
            await AppendAsync(hash, body, cancellationToken);
        }

        body.Position = 0;
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
