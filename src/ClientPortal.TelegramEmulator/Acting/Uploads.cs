using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>A user sends files: one message each, several of them as an album.</summary>
internal sealed class Uploads(World world, Lookup lookup, Conversations conversations, FileStore store)
{
    private const int MaxCaption = 1024;
    private const int MaxAlbum = 10;

    public async Task<IReadOnlyList<ChatEntry>> SendAsync(
        BotState bot, long userId, long? chatId, IFormFileCollection files, bool asPhotos, string? caption, CancellationToken cancellationToken)
    {
        if (files.Count is 0 or > MaxAlbum)
        {
            throw ControlException.Invalid("files_invalid", "Send 1 to 10 files as parts of multipart/form-data.");
        }

        var text = TextFormatter.Plain(caption ?? "");
        if (text.CodePoints > MaxCaption)
        {
            throw ControlException.Invalid("caption_too_long", "A caption has at most 1024 characters.");
        }

        lock (world.Gate)
        {
            lookup.ChatOf(bot, lookup.ActiveUser(userId), chatId);
        }

        var stored = new List<StoredFile>();
        foreach (var file in files)
        {
            stored.Add(await SaveAsync(file, asPhotos, cancellationToken));
        }

        var album = stored.Count > 1 ? MessageWriter.NewId() : null;
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, chatId);
            return [.. stored.Select((file, index) => conversations.Deliver(bot, chat, user, message => FileMessages.With(message, file) with
            {
                // An album's caption is that of its first message.
                Caption = index == 0 && text.Text.Length > 0 ? text.Text : null,
                CaptionEntities = index == 0 ? text.EntitiesOrNull : null,
                MediaGroupId = album,
            }).Entry)];
        }
    }

    private async Task<StoredFile> SaveAsync(IFormFile file, bool asPhoto, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var size = asPhoto
            ? await FileMessages.ReadSizeAsync(content, cancellationToken)
                ?? throw ControlException.Invalid("photo_invalid", $"{file.FileName} is no PNG, JPEG, GIF or WebP image.")
            : null;
        return await store.SaveAsync(content, file.FileName, file.ContentType, size, cancellationToken);
    }
}
