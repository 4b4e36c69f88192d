using System.Text.Json.Nodes;

namespace ClientPortal.Testing.Portal;

/// <summary>Reading JSON answers so that a failure shows what the server said.</summary>
public static class JsonAnswer
{
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(body) ?? throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answered an empty body.")
            : throw new HttpRequestException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {body}", inner: null, answer.StatusCode);
    }
}
