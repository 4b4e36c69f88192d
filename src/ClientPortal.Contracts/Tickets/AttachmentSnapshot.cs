namespace ClientPortal.Contracts;

/// <summary>A file that came with a ticket's text. Its content is fetched from the Api by id, on a reader's behalf.</summary>
/// <param name="ContentType">Media type found in the content, not the one that the sender claimed.</param>
/// <param name="Size">Bytes, at most 20 MB.</param>
public sealed record AttachmentSnapshot(Guid AttachmentId, string FileName, string ContentType, long Size);
