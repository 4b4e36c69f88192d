namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>A file part of a multipart request.</summary>
internal sealed record UploadedFile(string FileName, string? ContentType, long Length, Func<Stream> Open);
