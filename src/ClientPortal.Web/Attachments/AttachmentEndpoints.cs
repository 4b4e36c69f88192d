using ClientPortal.Web.Portal;

namespace ClientPortal.Web.Attachments;

internal static class AttachmentEndpoints
{
    public static IEndpointRouteBuilder MapAttachments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/attachments/{id:guid}", DownloadAsync);
        return app;
    }

    /// <summary>Passed on as it comes, always as a download: the Api judges who may have it.</summary>
    private static async Task DownloadAsync(HttpContext context, Guid id, PortalClient portal, CancellationToken cancellationToken)
    {
        using var answer = await portal.OpenAsync($"api/attachments/{id}", cancellationToken);
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = answer.Content.Headers;
        context.Response.ContentType = headers.ContentType?.ToString() ?? "application/octet-stream";
        context.Response.ContentLength = headers.ContentLength;
        context.Response.Headers.ContentDisposition = headers.ContentDisposition is { } disposition && disposition.DispositionType == "attachment" ? disposition.ToString() : "attachment";
        await answer.Content.CopyToAsync(context.Response.Body, cancellationToken);
    }
}
