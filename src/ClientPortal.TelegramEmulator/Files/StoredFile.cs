namespace ClientPortal.TelegramEmulator.Files;

/// <summary>An uploaded file; its bytes lie in the data folder under <see cref="Name"/>.</summary>
internal sealed record StoredFile
{
    public required string FileId { get; init; }
    public required string UniqueId { get; init; }

    /// <summary>Path below the files folder and in download links, for example <c>documents/file_7.pdf</c>.</summary>
    public required string Name { get; init; }

    public required string OriginalName { get; init; }
    public required string MimeType { get; init; }
    public required long Size { get; init; }
    public required bool IsPhoto { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
}
