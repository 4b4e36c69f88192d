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
        BotState bot, long userId, SendFilesRequest request, CancellationToken cancellationToken)
    {
        var (files, chatId) = (request.Files, request.ChatId);
        if (files.Count is 0 or > MaxAlbum)
        {
            throw ControlException.Invalid("files_invalid", "Send 1 to 10 files as parts of multipart/form-data.");
        }

        if (request.Kind is FileKind.Voice or FileKind.Sticker && files.Count > 1)
        {
            throw ControlException.Invalid("files_invalid", "Voice messages and stickers are sent one by one.");
        }

        if (request is { Kind: FileKind.Sticker, Caption.Length: > 0 })
        {
            throw ControlException.Invalid("caption_too_long", "A sticker has no caption.");
        }

        var text = TextFormatter.Plain(request.Caption ?? "");
        if (text.CodePoints > MaxCaption)
        {
            throw ControlException.Invalid("caption_too_long", "A caption has at most 1024 characters.");
        }

        lock (world.Gate)
        {
            RepliedTo(lookup.ChatOf(bot, lookup.ActiveUser(userId), chatId), request);
        }

        var stored = new List<StoredFile>();
        foreach (var file in files)
        {
            stored.Add(await SaveAsync(file, request.Kind, cancellationToken));
        }

        var album = stored.Count > 1 ? MessageWriter.NewId() : null;
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, chatId);
            var repliedTo = RepliedTo(chat, request);
            return [.. stored.Select((file, index) => conversations.Deliver(bot, chat, user, message => FileMessages.With(message, file, request.Kind) with
            {
                // An album's caption is that of its first message.
                Caption = index == 0 && text.Text.Length > 0 ? text.Text : null,
                CaptionEntities = index == 0 ? text.EntitiesOrNull : null,
                MediaGroupId = album,
                ReplyToMessage = repliedTo,
            }).Entry)];
        }
    }

    private static Message? RepliedTo(ChatState chat, SendFilesRequest request) =>
        request.ReplyTo is { } id ? Lookup.Message(chat, id).Message with { ReplyToMessage = null } : null;

    private async Task<StoredFile> SaveAsync(IFormFile file, FileKind kind, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var size = kind is FileKind.Photo or FileKind.Sticker
            ? await FileMessages.ReadSizeAsync(content, cancellationToken)
                ?? throw ControlException.Invalid("photo_invalid", $"{file.FileName} is no PNG, JPEG, GIF or WebP image.")
            : null;
        return await store.SaveAsync(content, file.FileName, file.ContentType, size, cancellationToken);
    }
}

/// <summary>Files that a user sends.</summary>
/// <param name="ChatId">Null for the user's private chat with the bot.</param>
/// <param name="ReplyTo">Message id in the same chat.</param>
internal sealed record SendFilesRequest(IFormFileCollection Files, FileKind Kind, string? Caption, long? ChatId, int? ReplyTo);
