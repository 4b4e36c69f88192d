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

/// <summary>A voice message; here any bytes may be one.</summary>
public sealed record Voice
{
    public required string FileId { get; init; }
    public required string FileUniqueId { get; init; }

    /// <summary>Seconds.</summary>
    public required int Duration { get; init; }

    public string? MimeType { get; init; }
    public long? FileSize { get; init; }
}

/// <summary>A static sticker of no set.</summary>
public sealed record Sticker
{
    public required string FileId { get; init; }
    public required string FileUniqueId { get; init; }

    /// <summary><c>regular</c>.</summary>
    public required string Type { get; init; }

    public required int Width { get; init; }
    public required int Height { get; init; }
    public required bool IsAnimated { get; init; }
    public required bool IsVideo { get; init; }
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
