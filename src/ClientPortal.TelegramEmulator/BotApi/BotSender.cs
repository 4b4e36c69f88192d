using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Limits;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>What all send methods share: chat, reply, keyboard, limits.</summary>
internal sealed class BotSender(World world, ChatAccess access, MessageWriter writer, RateLimiter limiter)
{
    /// <summary>Sends a message whose own content is already checked.</summary>
    public MethodResult Send(BotCall call, Func<Message, Message> content)
    {
        var reply = ReplyTarget.Read(call);
        var chatId = call.Text("chat_id");
        var markup = KeyboardReader.Read(call.Text("reply_markup"), isPrivateChat: !chatId.StartsWith('-') && !chatId.StartsWith('@'));
        lock (world.Gate)
        {
            var chat = access.Write(call);
            var repliedTo = FindReply(call, chat, reply);
            limiter.Take(call.Bot, chat);
            var entry = writer.Add(call.Bot, chat, new MessageDraft
            {
                ReceivedAt = call.Entry.ReceivedAt,
                Method = call.Method,
                Call = call.Entry.Sequence,
                TraceParent = call.Entry.TraceParent,
                Silent = call.Flag("disable_notification"),
                ReplyInterface = markup.Interface,
                Content = message => content(message) with
                {
                    ReplyToMessage = repliedTo,
                    ReplyMarkup = markup.Inline,
                    HasProtectedContent = call.Flag("protect_content") ? true : null,
                },
            });
            (call.Entry.ChatId, call.Entry.MessageId) = (chat.Id, entry.MessageId);
            return MethodResult.Of(entry.Message);
        }
    }

    private Message? FindReply(BotCall call, ChatState chat, ReplyTarget reply)
    {
        if (reply.MessageId == 0)
        {
            return null;
        }

        var replyChat = reply.ChatId.Length == 0 ? chat : access.Find(call.Bot, reply.ChatId);
        if (replyChat.Find(reply.MessageId) is { DeletedAt: null } found)
        {
            // A replied message is shown without its own reply.
            return found.Message with { ReplyToMessage = null };
        }

        return reply.MayBeMissing ? null : throw BotApiException.BadRequest("message to be replied not found");
    }
}
