using ClientPortal.TelegramEmulator.Files;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>sendDocument and sendPhoto, by upload or by file id.</summary>
internal sealed class SendFile(BotSender sender, FileStore store) : IBotMethod
{
    private const string Attached = "attach://";
    private const long MaxPhotoBytes = 10 << 20;
    private const long MaxFileBytes = 50 << 20;

    public IReadOnlyList<string> Names => ["sendDocument", "sendPhoto"];

    public async ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var asPhoto = call.Method.Equals("sendPhoto", StringComparison.OrdinalIgnoreCase);
        var field = asPhoto ? "photo" : "document";
        var caption = MessageText.ReadCaption(call);
        var file = await FindAsync(call, field, asPhoto, cancellationToken);
        return sender.Send(call, message => FileMessages.With(message, file) with
        {
            Caption = caption.Text.Length == 0 ? null : caption.Text,
            CaptionEntities = caption.EntitiesOrNull,
            ShowCaptionAboveMedia = asPhoto && call.Flag("show_caption_above_media") ? true : null,
            HasMediaSpoiler = asPhoto && call.Flag("has_spoiler") ? true : null,
        });
    }

    private async Task<StoredFile> FindAsync(BotCall call, string field, bool asPhoto, CancellationToken cancellationToken)
    {
        var text = call.Text(field);
        var part = text.StartsWith(Attached, StringComparison.Ordinal) ? text[Attached.Length..] : field;
        if (call.Arguments.Files.TryGetValue(part, out var upload))
        {
            return await SaveAsync(upload, asPhoto, cancellationToken);
        }

        if (text.Length == 0)
        {
            throw BotApiException.BadRequest($"There is no {field} in the request");
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            // The emulator fetches nothing from elsewhere.
            throw BotApiException.BadRequest("failed to get HTTP URL content");
        }

        var known = store.Find(text) ?? throw BotApiException.BadRequest("wrong file identifier/HTTP URL specified");
        return known.IsPhoto == asPhoto
            ? known
            : throw BotApiException.BadRequest($"can't use file of type {(known.IsPhoto ? "Photo" : "Document")} as {(asPhoto ? "Photo" : "Document")}");
    }

    private async Task<StoredFile> SaveAsync(UploadedFile upload, bool asPhoto, CancellationToken cancellationToken)
    {
        if (upload.Length == 0)
        {
            throw BotApiException.BadRequest("file must be non-empty");
        }

        if (upload.Length > (asPhoto ? MaxPhotoBytes : MaxFileBytes))
        {
            throw asPhoto ? BotApiException.BadRequest("file is too big") : new BotApiException(413, "Request Entity Too Large");
        }

        await using var content = upload.Open();
        var size = asPhoto
            ? await FileMessages.ReadSizeAsync(content, cancellationToken) ?? throw BotApiException.BadRequest("IMAGE_PROCESS_FAILED")
            : null;
        if (size is not null && (size.Width + size.Height > 10_000 || Math.Max(size.Width, size.Height) > 20 * Math.Min(size.Width, size.Height)))
        {
            throw BotApiException.BadRequest("PHOTO_INVALID_DIMENSIONS");
        }

        return await store.SaveAsync(content, upload.FileName, upload.ContentType, size, cancellationToken);
    }
}
