using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Portal;

/// <summary>
/// The Api on a person's behalf: his rights, his name, marked as come by Telegram. A refusal is a result; an Api that is away is thrown as
/// <see cref="HttpRequestException"/>, so that what was asked for waits.
/// </summary>
internal sealed class PortalClient(PortalHttp http, PortalTokens tokens)
{
    private const string IdempotencyKey = "Idempotency-Key";

    public Task<PortalResult<T>> GetAsync<T>(Person person, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => SendAsync(person, () => new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    /// <summary>A change. A repeat with the same key changes nothing and has the first answer.</summary>
    public Task<PortalResult<T>> SendAsync<TBody, T>(
        Person person,
        HttpMethod method,
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<T> type,
        string idempotencyKey,
        CancellationToken cancellationToken)
        where T : class => SendAsync(person, () => WithKey(new(method, path) { Content = JsonContent.Create(body, bodyType) }, idempotencyKey), type, cancellationToken);

    /// <summary>Uploads a file, which the person may then name in a text.</summary>
    /// <param name="open">Opens its content; once more where the first try was refused for its token.</param>
    public Task<PortalResult<AttachmentSnapshot>> UploadAsync(
        Person person, string fileName, Func<Stream> open, string idempotencyKey, CancellationToken cancellationToken) =>
        SendAsync(
            person,
            () => WithKey(new(HttpMethod.Post, "api/attachments") { Content = FormOf(fileName, open()) }, idempotencyKey),
            PortalJson.Default.AttachmentSnapshot,
            cancellationToken);

    /// <summary>A file's content, as this account may see it.</summary>
    public Task<PortalResult<byte[]>> DownloadAsync(Guid accountId, Guid attachmentId, CancellationToken cancellationToken) => SendAsync(
        accountId, () => new HttpRequestMessage(HttpMethod.Get, $"api/attachments/{attachmentId}"), PortalHttp.ReadBytesAsync, cancellationToken);

    private Task<PortalResult<T>> SendAsync<T>(Person person, Func<HttpRequestMessage> write, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => SendAsync(person.AccountId, write, (response, ct) => PortalHttp.ReadAsync(response, type, ct), cancellationToken);

    private async Task<PortalResult<T>> SendAsync<T>(
        Guid accountId,
        Func<HttpRequestMessage> write,
        Func<HttpResponseMessage, CancellationToken, Task<PortalResult<T>>> read,
        CancellationToken cancellationToken)
        where T : class
    {
        for (var again = false; ; again = true)
        {
            if (await tokens.ForAsync(accountId, cancellationToken) is not { } token)
            {
                return new(new PortalRefusal(StatusCodes.Status403Forbidden, PortalCodes.InvalidTarget));
            }

            using var request = write();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return await read(response, cancellationToken);
            }

            tokens.Forget(accountId, token);
            if (again)
            {
                throw new HttpRequestException("The Api refuses a token that it has just issued.");
            }
        }
    }

    private static HttpRequestMessage WithKey(HttpRequestMessage request, string key)
    {
        request.Headers.Add(IdempotencyKey, key);
        return request;
    }

    private static MultipartFormDataContent FormOf(string fileName, Stream content)
    {
        var file = new StreamContent(content);
        // By hand: .NET writes a name of other letters as an encoded word, which is no part of multipart/form-data.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}; filename=\"file\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { file };
    }
}
