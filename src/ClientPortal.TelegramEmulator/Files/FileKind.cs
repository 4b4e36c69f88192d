namespace ClientPortal.TelegramEmulator.Files;

/// <summary>As what a user sends a file.</summary>
internal enum FileKind
{
    Document,
    Photo,

    /// <summary>Recorded speech.</summary>
    Voice,

    /// <summary>An image without words.</summary>
    Sticker,
}
