using System.Text.RegularExpressions;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Formatting;
using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>What a user does in a chat by writing: starts the bot, sends, edits, forwards, blocks.</summary>
internal sealed partial class Conversations(World world, Lookup lookup, MessageWriter writer)
{
    private const int MaxText = 4096;

    /// <summary>Presses START: unblocks the bot where needed and sends <c>/start PAYLOAD</c>.</summary>
    public SentMessage Start(BotState bot, long userId, StartRequest request)
    {
        if (request.Payload is { } payload && !PayloadPattern().IsMatch(payload))
        {
            throw ControlException.Invalid("payload_invalid", "A start parameter has 1 to 64 of A-Z, a-z, 0-9, _ and -.");
        }

        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, request.ChatId);
            var command = chat.Chat.IsPrivate ? "/start" : $"/start@{bot.Me.Username}";
            return Post(bot, chat, user, TextFormatter.Plain(request.Payload is null ? command : $"{command} {request.Payload}"), replyTo: null);
        }
    }

    public SentMessage SendText(BotState bot, long userId, SendTextRequest request)
    {
        var text = Checked(request.Text);
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, request.ChatId);
            return Post(bot, chat, user, text, request.ReplyTo);
        }
    }

    public SentMessage Edit(BotState bot, long userId, int messageId, EditTextRequest request)
    {
        var text = Checked(request.Text);
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, request.ChatId);
            var entry = Lookup.Message(chat, messageId);
            if (entry.FromBot || entry.Message.From?.Id != userId || entry.Message.ForwardOrigin is not null)
            {
                throw ControlException.Conflict("message_not_editable", "A user can edit only messages of its own.");
            }

            var date = world.Time.GetUtcNow().ToUnixTimeSeconds();
            var message = entry.Message.Text is null
                ? entry.Message with { Caption = text.Text, CaptionEntities = text.EntitiesOrNull, EditDate = date }
                : entry.Message with { Text = text.Text, Entities = text.EntitiesOrNull, EditDate = date };
            var changed = writer.Change(chat, entry with { Message = message, Edits = entry.Edits + 1 });
            var update = writer.Enqueue(bot, UpdateTypes.EditedMessage, chat.Id, id => new Update { UpdateId = id, EditedMessage = message });
            return new SentMessage(changed, update?.UpdateId);
        }
    }

    /// <summary>Forwards a message from any of the bot's chats that the user is in.</summary>
    public SentMessage Forward(BotState bot, long userId, ForwardRequest request)
    {
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var source = Lookup.Message(lookup.ChatOf(bot, user, request.FromChatId), request.MessageId).Message;
            if (source.HasProtectedContent == true)
            {
                throw ControlException.Conflict("message_protected", "A message with protected content cannot be forwarded.");
            }

            var chat = lookup.ChatOf(bot, user, request.ChatId);
            return Deliver(bot, chat, user, message => source with
            {
                MessageId = message.MessageId,
                From = user,
                Chat = message.Chat,
                Date = message.Date,
                EditDate = null,
                ReplyToMessage = null,
                ReplyMarkup = null,
                MediaGroupId = null,
                ForwardOrigin = source.ForwardOrigin ?? new MessageOrigin { Type = "user", Date = source.Date, SenderUser = source.From },
            });
        }
    }

    /// <summary>Blocks or unblocks the bot; the bot learns it by my_chat_member.</summary>
    public void SetBlocked(BotState bot, long userId, bool blocked)
    {
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            SetBlocked(bot, lookup.ChatOf(bot, user, chatId: null), user, blocked);
        }
    }

    /// <summary>Adds a user's message and its update. Called under the gate.</summary>
    public SentMessage Deliver(BotState bot, ChatState chat, User user, Func<Message, Message> content)
    {
        if (chat.Chat.IsPrivate)
        {
            SetBlocked(bot, chat, user, blocked: false);
            if (!chat.Record.Started)
            {
                world.Save(chat, chat.Record with { Started = true });
            }
        }

        var entry = writer.Add(bot, chat, new MessageDraft { Sender = user, ReceivedAt = world.Time.GetUtcNow(), Content = content });
        var update = chat.Record.BotStatus == MemberStatuses.Member
            ? writer.Enqueue(bot, UpdateTypes.Message, chat.Id, id => new Update { UpdateId = id, Message = entry.Message })
            : null;
        return new SentMessage(entry, update?.UpdateId);
    }

    private SentMessage Post(BotState bot, ChatState chat, User user, FormattedText text, int? replyTo)
    {
        var repliedTo = replyTo is { } id ? Lookup.Message(chat, id).Message with { ReplyToMessage = null } : null;
        return Deliver(bot, chat, user, message => message with
        {
            Text = text.Text,
            Entities = text.EntitiesOrNull,
            ReplyToMessage = repliedTo,
        });
    }

    private void SetBlocked(BotState bot, ChatState chat, User user, bool blocked)
    {
        if (chat.Record.Blocked == blocked)
        {
            return;
        }

        world.Save(chat, chat.Record with { Blocked = blocked });
        var (before, after) = blocked ? (MemberStatuses.Member, MemberStatuses.Kicked) : (MemberStatuses.Kicked, MemberStatuses.Member);
        writer.Enqueue(bot, UpdateTypes.MyChatMember, chat.Id, id => new Update
        {
            UpdateId = id,
            MyChatMember = new ChatMemberUpdated
            {
                Chat = chat.Chat,
                From = user,
                Date = world.Time.GetUtcNow().ToUnixTimeSeconds(),
                OldChatMember = ChatMember.Of(bot.Me, before),
                NewChatMember = ChatMember.Of(bot.Me, after),
            },
        });
    }

    private static FormattedText Checked(string? text)
    {
        var formatted = TextFormatter.Plain(text ?? "");
        return formatted.CodePoints switch
        {
            0 => throw ControlException.Invalid("text_empty", "A message needs a text."),
            > MaxText => throw ControlException.Invalid("text_too_long", "A message has at most 4096 characters."),
            _ => formatted,
        };
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PayloadPattern();
}
