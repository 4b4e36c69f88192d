using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ClientPortal.Api.Tests.Attachments;

/// <summary>Calls of the attachment routes that many tests make.</summary>
internal static class AttachmentCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Uploads a small text.</summary>
    public static async Task<Guid> UploadedAsync(this Caller caller, string name) =>
        (await caller.UploadAsync(Encoding.UTF8.GetBytes("Some text"), name)).GetProperty("attachmentId").GetGuid();

    public static async Task<JsonElement> UploadAsync(this Caller caller, byte[] bytes, string name)
    {
        using var response = await caller.TryUploadAsync(bytes, name);
        return await response.ShouldBeAsync(HttpStatusCode.Created);
    }

    /// <param name="key">Sent as <c>Idempotency-Key</c>.</param>
    public static async Task<HttpResponseMessage> TryUploadAsync(this Caller caller, byte[] bytes, string name, string? key = null)
    {
        using var content = Multipart(bytes, name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/attachments") { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await caller.Http.SendAsync(request, Cancellation);
    }

    /// <summary>A boundary of its own each time, as browsers make them.</summary>
    public static MultipartFormDataContent Multipart(byte[] bytes, string name)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return new() { { file, "file", name } };
    }
}
