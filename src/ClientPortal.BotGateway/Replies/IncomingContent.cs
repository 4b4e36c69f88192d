using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Updates;

namespace ClientPortal.BotGateway.Replies;

/// <summary>What a person sent, an album as one: text without its formatting, and files.</summary>
/// <param name="IsReadable">False where something of it is of a kind that a ticket does not take: a voice message, a sticker, a video.</param>
internal sealed record IncomingContent(string Text, IReadOnlyList<IncomingFile> Files, bool IsReadable)
{
    public static IncomingContent Of(IncomingUpdate update, Message message)
    {
        IReadOnlyList<Message> messages = update.Album.Count > 0 ? update.Album : [message];
        var texts = messages.Select(part => part.Text ?? part.Caption).Where(text => !string.IsNullOrWhiteSpace(text));
        return new IncomingContent(
            string.Join("\n\n", texts).Trim(),
            [.. messages.Select(FileOf).OfType<IncomingFile>()],
            messages.All(part => part.Text is not null || FileOf(part) is not null));
    }

    private static IncomingFile? FileOf(Message message) => message switch
    {
        { Document: { } document } => new(document.FileId, document.FileName is { Length: > 0 } name ? name : "file", document.FileSize),
        { Photo: { Count: > 0 } sizes } => PhotoOf(sizes.MaxBy(size => (long)size.Width * size.Height)!, message.MessageId),
        _ => null,
    };

    private static IncomingFile PhotoOf(PhotoSize photo, long messageId) =>
        new(photo.FileId, string.Create(CultureInfo.InvariantCulture, $"photo-{messageId}.jpg"), photo.FileSize);
}
