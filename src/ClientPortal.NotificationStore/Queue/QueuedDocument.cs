namespace ClientPortal.NotificationStore;

/// <summary>A file in the portal that goes out as a document.</summary>
/// <param name="AttachmentId">Its id at the Api, which is asked for the content on the recipient's behalf.</param>
/// <param name="Size">Bytes.</param>
public sealed record QueuedDocument(Guid AttachmentId, string FileName, long Size);
