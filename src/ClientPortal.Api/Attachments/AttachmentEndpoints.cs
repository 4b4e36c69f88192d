using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Jobs;
using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Api.Attachments;

/// <summary>Files under <c>/api/attachments</c>.</summary>
internal static class AttachmentEndpoints
{
    public static WebApplicationBuilder AddAttachments(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<AttachmentStore>().AddScoped<AttachmentWriter>().AddSingleton<AttachmentContent>();
        builder.Services.AddRecurringJob<SweepAttachments>();
        return builder;
    }

    public static RouteGroupBuilder MapAttachments(this RouteGroupBuilder api)
    {
        var attachments = api.MapGroup("/attachments").WithTags("Attachments");
        attachments.MapPost("/", UploadAttachment.HandleAsync).WithName("UploadAttachment").WithIdempotency(multipart: true)
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentLimits.MaxRequest))
            .Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Uploads a file, up to 20 MB, for a text that is yet to be written.")
            .Refuses(400, AttachmentProblems.FileMissing, AttachmentProblems.SeveralFiles, AttachmentProblems.Empty, AttachmentProblems.MalformedMultipart)
            .Refuses(409, AttachmentProblems.TooManyPending).Refuses(413, AttachmentProblems.TooLarge)
            .WithDescription("Two steps: upload each file here, then name the ids in attachments of POST /api/tickets, /api/tickets/{id}/comments or /notes, ten at most. A file belongs to one text and is seen by whoever sees that text. Until then its uploader alone sees it; after 24 hours without a text it is deleted.");
        attachments.MapGet("/{id:guid}", DownloadAttachment.HandleAsync).WithName("DownloadAttachment")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .WithSummary("Downloads a file. The content type is what was found in the content.");
        attachments.MapDelete("/{id:guid}", DownloadAttachment.DeletePendingAsync).WithName("DeletePendingAttachment")
            .WithSummary("Deletes an own upload that no text has named yet.");
        return api;
    }
}
