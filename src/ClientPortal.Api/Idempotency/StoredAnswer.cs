using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClientPortal.Api.Idempotency;

/// <summary>The answer that a key's first request got.</summary>
internal sealed record StoredAnswer(byte[] Fingerprint, int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    private static readonly JsonSerializerOptions WebJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StoredAnswer Of(HttpResponse response, byte[] fingerprint, byte[] body) => new(
        fingerprint,
        response.StatusCode,
        response.ContentType,
        response.Headers.Location,
        response.Headers.ETag,
        body);

    /// <summary>The copy to keep: without the member that only the first caller may see.</summary>
    public StoredAnswer Without(string? secret)
    {
        if (secret is null || JsonNode.Parse(Body) is not JsonObject json || !json.ContainsKey(secret))
        {
            return this;
        }

        json[secret] = null;
        return this with { Body = JsonSerializer.SerializeToUtf8Bytes(json, WebJson) };
    }

    /// <summary>Sends it again, marked as a repeat by <c>Idempotency-Replayed: true</c>.</summary>
    public async Task ReplayAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers.Location = Location;
        response.Headers.ETag = ETag;
        response.Headers["Idempotency-Replayed"] = "true";
        await response.Body.WriteAsync(Body, cancellationToken);
    }
}
