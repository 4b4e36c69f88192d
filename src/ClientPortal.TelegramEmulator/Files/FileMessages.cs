using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Files;

/// <summary>Messages that carry a file.</summary>
internal static class FileMessages
{
    /// <summary>Enough to reach the size inside a JPEG with large metadata.</summary>
    private const int HeadBytes = 256 * 1024;

    /// <summary>A message of a user, as what he sent the file.</summary>
    public static Message With(Message message, StoredFile file, FileKind kind) => kind switch
    {
        FileKind.Voice => message with
        {
            Voice = new Voice { FileId = file.FileId, FileUniqueId = file.UniqueId, Duration = 1, MimeType = "audio/ogg", FileSize = file.Size },
        },
        FileKind.Sticker => message with
        {
            Sticker = new Sticker
            {
                FileId = file.FileId,
                FileUniqueId = file.UniqueId,
                Type = "regular",
                Width = file.Width,
                Height = file.Height,
                IsAnimated = false,
                IsVideo = false,
                FileSize = file.Size,
            },
        },
        _ => With(message, file),
    };

    public static Message With(Message message, StoredFile file) => file.IsPhoto
        ? message with
        {
            Photo =
            [
                new PhotoSize { FileId = file.FileId, FileUniqueId = file.UniqueId, Width = file.Width, Height = file.Height, FileSize = file.Size },
            ],
        }
        : message with
        {
            Document = new Document
            {
                FileId = file.FileId,
                FileUniqueId = file.UniqueId,
                FileName = file.OriginalName,
                MimeType = file.MimeType,
                FileSize = file.Size,
            },
        };

    /// <summary>Reads an image's size and goes back to the beginning of the stream.</summary>
    public static async Task<ImageSize?> ReadSizeAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return ImageSize.Read(head.AsSpan(0, length));
    }
}
