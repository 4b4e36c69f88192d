using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClientPortal.BotGateway.Portal;

/// <summary>The connection to the Api: tells refusals, which are answers, from outages, which are thrown.</summary>
internal sealed class PortalHttp(IHttpClientFactory clients)
{
    public const string ClientName = "portal-api";

    /// <summary>Sends a request; its answer may be any.</summary>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The Api did not answer in time.", timeout);
        }
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="HttpRequestException">The Api is overloaded, broken, restarting, or at work on the same request.</exception>
    public static Task<PortalResult<T>> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => ReadAsync(
        response,
        async (content, ct) =>
        {
            await using var body = await content.ReadAsStreamAsync(ct);
            return await JsonSerializer.DeserializeAsync(body, type, ct) ?? throw new JsonException($"{response.RequestMessage?.RequestUri?.AbsolutePath} answered null.");
        },
        cancellationToken);

    /// <summary>Reads a file.</summary>
    /// <exception cref="HttpRequestException">As above.</exception>
    public static Task<PortalResult<byte[]>> ReadBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        ReadAsync(response, (content, ct) => content.ReadAsByteArrayAsync(ct), cancellationToken);

    private static async Task<PortalResult<T>> ReadAsync<T>(
        HttpResponseMessage response, Func<HttpContent, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (response.IsSuccessStatusCode)
            {
                return new(await read(response.Content, cancellationToken));
            }

            ThrowIfAway(response);
            var code = await ReadCodeAsync(response.Content, cancellationToken);
            return code == PortalCodes.IdempotencyInProgress
                ? throw Away(HttpStatusCode.ServiceUnavailable)
                : new(new PortalRefusal((int)response.StatusCode, code));
        }
        catch (IOException broken)
        {
            throw new HttpRequestException("The Api's answer broke off.", broken);
        }
    }

    private static void ThrowIfAway(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
        {
            throw Away(response.StatusCode is HttpStatusCode.RequestTimeout ? HttpStatusCode.ServiceUnavailable : response.StatusCode);
        }
    }

    private static HttpRequestException Away(HttpStatusCode status) => new($"The Api answered {(int)status}.", inner: null, status);

    private static async Task<string> ReadCodeAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            return (await JsonSerializer.DeserializeAsync(body, PortalJson.Default.PortalProblem, cancellationToken))?.Code ?? "";
        }
        catch (JsonException)
        {
            // The page of a proxy: its status is all there is to go by.
            return "";
        }
    }
}
