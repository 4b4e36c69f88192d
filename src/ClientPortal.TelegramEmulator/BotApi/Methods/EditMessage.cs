using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>editMessageText, editMessageCaption and editMessageReplyMarkup.</summary>
internal sealed class EditMessage(World world, ChatAccess access, MessageWriter writer) : IBotMethod
{
    private const string EditText = "editMessageText";
    private const string EditCaption = "editMessageCaption";

    public IReadOnlyList<string> Names => [EditText, EditCaption, "editMessageReplyMarkup"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var change = ReadChange(call);
        var markup = KeyboardReader.Read(call.Text("reply_markup"), isPrivateChat: true);
        if (!call.Has("chat_id") && call.MessageId() == 0)
        {
            throw BotApiException.BadRequest(call.Has("inline_message_id") ? "MESSAGE_ID_INVALID" : "Message identifier is not specified");
        }

        if (markup.Interface is not null)
        {
            throw BotApiException.BadRequest("Inline keyboard expected");
        }

        lock (world.Gate)
        {
            var chat = access.Edit(call);
            if (chat.Find(call.MessageId()) is not { DeletedAt: null } entry)
            {
                throw BotApiException.BadRequest("message to edit not found");
            }

            if (!entry.FromBot || IsService(entry.Message))
            {
                throw BotApiException.BadRequest("Message can't be edited");
            }

            var edited = change(entry.Message) with { ReplyMarkup = markup.Inline };
            if (MessageContent.AreSame(edited, entry.Message))
            {
                throw BotApiException.BadRequest(
                    "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
            }

            var saved = writer.Change(chat, entry with
            {
                Message = edited with { EditDate = call.Entry.ReceivedAt.ToUnixTimeSeconds() },
                Edits = entry.Edits + 1,
            });
            call.Entry.MessageId = saved.MessageId;
            return new(MethodResult.Of(saved.Message));
        }
    }

    private static Func<Message, Message> ReadChange(BotCall call)
    {
        if (call.Method.Equals(EditText, StringComparison.OrdinalIgnoreCase))
        {
            var preview = LinkPreviewReader.Read(call);
            var text = MessageText.Read(call);
            return message => message.Text is null
                ? throw BotApiException.BadRequest("There is no text in the message to edit")
                : message with { Text = text.Text, Entities = text.EntitiesOrNull, LinkPreviewOptions = preview };
        }

        if (call.Method.Equals(EditCaption, StringComparison.OrdinalIgnoreCase))
        {
            var caption = MessageText.ReadCaption(call);
            return message => message.Document is null && message.Photo is null
                ? throw BotApiException.BadRequest("There is no caption in the message to edit")
                : message with { Caption = caption.Text.Length == 0 ? null : caption.Text, CaptionEntities = caption.EntitiesOrNull };
        }

        return message => message;
    }

    private static bool IsService(Message message) => message.Text is null && message.Document is null && message.Photo is null;
}
