namespace ClientPortal.TelegramEmulator.BotApi.Types;

public sealed record Document
{
    public required string FileId { get; init; }
    public required string FileUniqueId { get; init; }
    public string? FileName { get; init; }
    public string? MimeType { get; init; }
    public long? FileSize { get; init; }
}

public sealed record PhotoSize
{
    public required string FileId { get; init; }
    public required string FileUniqueId { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public long? FileSize { get; init; }
}

/// <summary>The answer of getFile ("File" in the documentation). Download it from <c>/file/bot&lt;token&gt;/&lt;file_path&gt;</c>.</summary>
public sealed record FileInfoResult
{
    public required string FileId { get; init; }
    public required string FileUniqueId { get; init; }
    public long? FileSize { get; init; }
    public string? FilePath { get; init; }
}
