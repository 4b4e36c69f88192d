namespace ClientPortal.Api.Attachments;

/// <summary>What an upload may be.</summary>
internal static class AttachmentLimits
{
    /// <summary>20 MB.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>A whole request: the file, its part's headers, and the boundaries.</summary>
    public const long MaxRequest = MaxSize + (64 * 1024);

    /// <summary>Bytes per row of <c>attachment_chunks</c>; what a transfer holds in memory.</summary>
    public const int ChunkSize = 256 * 1024;

    /// <summary>Files that one account may have uploaded without naming them in a comment.</summary>
    public const int MaxPending = 20;
}
