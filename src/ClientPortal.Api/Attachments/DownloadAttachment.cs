using ClientPortal.Api.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.Api.Attachments;

/// <summary><c>GET /api/attachments/{id}</c>: always as a download, never to be shown or run by a browser in this site's name.</summary>
internal static class DownloadAttachment
{
    public static async Task<Results<AttachmentFile, NotFound>> HandleAsync(Guid id, CurrentAccount caller, AttachmentContent content, CancellationToken cancellationToken) =>
        await content.FindAsync(id, caller.Id, caller.IsStaff ? null : caller.RequiredClientId, cancellationToken) is { } file
            ? new AttachmentFile(id, file.FileName, file.ContentType, file.Size)
            : TypedResults.NotFound();

    public static async Task<Results<NoContent, NotFound>> DeletePendingAsync(Guid id, CurrentAccount caller, AttachmentWriter writer, CancellationToken cancellationToken) =>
        await writer.DeletePendingAsync(id, caller.Id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}

/// <summary>Sends a file chunk by chunk.</summary>
internal sealed class AttachmentFile(Guid id, string fileName, string contentType, long size) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = contentType;
        response.ContentLength = size;

        var content = httpContext.RequestServices.GetRequiredService<AttachmentContent>();
        var cancellationToken = httpContext.RequestAborted;
        for (var position = 0; await content.ReadChunkAsync(id, position, cancellationToken) is { } chunk; position++)
        {
            await response.Body.WriteAsync(chunk, cancellationToken);
        }
    }
}
