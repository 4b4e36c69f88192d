using System.Security.Cryptography;
using ClientPortal.Api.Auth;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.Api.Attachments;

/// <summary><c>POST /api/attachments</c>: one file, stored as it comes in; never more than a chunk of it is in memory.</summary>
internal static class UploadAttachment
{
    // RFC 2046, section 5.1.1
    private const int MaxBoundary = 70;

    public static async Task<Created<AttachmentSnapshot>> HandleAsync(HttpRequest request, CurrentAccount caller, AttachmentWriter writer, CancellationToken cancellationToken)
    {
        var parts = PartsOf(request);
        var (name, body) = await FindFileAsync(parts, cancellationToken) ?? throw AttachmentProblems.NoFile();
        var id = Guid.CreateVersion7();
        if (!await writer.BeginAsync(id, caller.Id, name, cancellationToken))
        {
            throw AttachmentProblems.ManyPending();
        }

        try
        {
            var stored = await StoreAsync(id, name, body, parts, writer, cancellationToken);
            return TypedResults.Created($"/api/attachments/{id}", stored);
        }
        catch
        {
            await writer.AbandonAsync(id, caller.Id);
            throw;
        }
    }

    private static MultipartReader PartsOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw AttachmentProblems.NotMultipart();
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
        {
            throw AttachmentProblems.Malformed();
        }

        return new MultipartReader(boundary, request.Body);
    }

    /// <summary>The next part that is a file; null where no more comes.</summary>
    private static async Task<(string Name, Stream Body)?> FindFileAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        while (await NextAsync(parts, cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                return (FileName.Sanitise(HeaderUtilities.RemoveQuotes(name).Value), section.Body);
            }
        }

        return null;
    }

    private static async Task<AttachmentSnapshot> StoreAsync(Guid id, string name, Stream body, MultipartReader parts, AttachmentWriter writer, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[AttachmentLimits.ChunkSize];
        var (size, mediaType) = (0L, "");
        for (var position = 0; await FillAsync(body, buffer, cancellationToken) is > 0 and var count; position++)
        {
            if (position == 0)
            {
                mediaType = ContentSniffer.MediaTypeOf(buffer.AsSpan(0, count), name);
            }

            size += count;
            if (size > AttachmentLimits.MaxSize)
            {
                throw AttachmentProblems.IsTooLarge();
            }

            hash.AppendData(buffer, 0, count);
            await writer.AppendAsync(id, position, new(buffer, 0, count), cancellationToken);
        }

        if (size == 0)
        {
            throw AttachmentProblems.IsEmpty();
        }

        if (await FindFileAsync(parts, cancellationToken) is not null)
        {
            throw AttachmentProblems.Several();
        }

        await writer.CompleteAsync(id, mediaType, size, hash.GetHashAndReset(), cancellationToken);
        return new(id, name, mediaType, size);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw AttachmentProblems.Malformed();
        }
    }

    private static async Task<int> FillAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw AttachmentProblems.Malformed();
        }
    }

    // BadHttpRequestException, an IOException too, says for itself what is wrong.
    private static bool IsMalformed(Exception exception) => exception is (IOException or InvalidDataException) and not BadHttpRequestException;
}
