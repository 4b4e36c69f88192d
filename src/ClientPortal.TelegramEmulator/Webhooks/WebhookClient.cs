using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>One POST to a bot's webhook.</summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;

    public WebhookClient()
    {
        // The hop to the bot is Telegram's own: it carries no trace context and follows no redirect.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        })
        {
            Timeout = ReadTimeout,
            MaxResponseContentBufferSize = 1 << 20,
        };
    }

    public async Task<WebhookAnswer> PostAsync(WebhookRecord webhook, Update update, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(update, BotJson.Wire.Update));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (webhook.SecretToken is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", webhook.SecretToken);
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return new WebhookAnswer(
                    $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}", response.Headers.RetryAfter?.Delta);
            }

            var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
            return new WebhookAnswer(null, null, isJson ? await response.Content.ReadAsByteArrayAsync(cancellationToken) : null);
        }
        catch (HttpRequestException exception)
        {
            return new WebhookAnswer(Words(exception), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer("Read timeout expired", null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Words(HttpRequestException exception) => exception.InnerException is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "Connection refused",
            SocketError.TimedOut => "Connection timed out",
            SocketError.HostNotFound => "Failed to resolve host: Name or service not known",
            _ => "Webhook connection closed",
        }
        : exception.HttpRequestError == HttpRequestError.SecureConnectionError ? "SSL error" : "Webhook connection closed";
}

/// <summary>What came of a delivery.</summary>
/// <param name="Error">Null when the bot took the update.</param>
/// <param name="Body">The JSON answer, which may be a method call.</param>
internal sealed record WebhookAnswer(string? Error, TimeSpan? RetryAfter, byte[]? Body = null);
