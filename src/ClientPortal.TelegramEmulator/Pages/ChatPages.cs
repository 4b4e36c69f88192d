using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Takes the snapshots that the pages show.</summary>
internal sealed class ChatPages(World world, Lookup lookup)
{
    private const int ShownMessages = 200;
    private static readonly TimeSpan NoticeTime = TimeSpan.FromSeconds(20);

    public ChatPageModel Read(PageTexts texts, string? botName, long? chatId = null, long? actorId = null, int? replyTo = null, int? editOf = null)
    {
        lock (world.Gate)
        {
            var bot = lookup.Bot(botName);
            var chats = bot.Chats.Values
                .OrderByDescending(chat => chat.LastPosition)
                .Select(chat => Summarize(chat, texts))
                .ToList();
            return new ChatPageModel(
                bot.Me,
                chats,
                chatId is { } id ? Open(bot, Lookup.Chat(bot, id), actorId, replyTo, editOf) : null,
                new PageLinks(bot.Me, bot == world.DefaultBot));
        }
    }

    /// <summary>Accounts that can press START, the latest first.</summary>
    public IReadOnlyList<User> Users()
    {
        lock (world.Gate)
        {
            return [.. world.Users.Values.Where(user => !user.Deactivated).Select(user => user.User).Reverse().Take(20)];
        }
    }

    private static ChatSummary Summarize(ChatState chat, PageTexts texts)
    {
        var last = chat.Entries.LastOrDefault(entry => entry.DeletedAt is null);
        return new ChatSummary(
            chat.Id,
            Name(chat.Chat),
            last is null ? "" : Excerpt.Of(last.Message, texts),
            last?.ReceivedAt.LocalDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            chat.Record.Blocked);
    }

    private OpenChat Open(BotState bot, ChatState chat, long? actorId, int? replyTo, int? editOf)
    {
        var members = chat.Record.Members.Select(world.Users.GetValueOrDefault).OfType<UserRecord>().ToList();
        var actor = members.Find(member => member.User.Id == actorId) ?? members.FirstOrDefault()
            ?? throw ControlException.NotFound("no_member", "Nobody is in this chat.");
        var callbacks = bot.Callbacks.Values.Where(callback => callback.ChatId == chat.Id).ToList();
        var now = world.Time.GetUtcNow();
        return new OpenChat
        {
            Id = chat.Id,
            Name = Name(chat.Chat),
            IsPrivate = chat.Chat.IsPrivate,
            Started = chat.Record.Started,
            Blocked = chat.Record.Blocked,
            CanWrite = !actor.Deactivated && chat.Record.MigratedTo is null,
            Actor = actor.User,
            Members = [.. members.Select(member => member.User)],
            Entries = [.. chat.Entries.Where(entry => entry.DeletedAt is null).TakeLast(ShownMessages)],
            Waiting = [.. callbacks.Where(callback => callback.AnsweredAt is null && now - callback.PressedAt < NoticeTime)],
            Notice = callbacks
                .Where(callback => callback.AnsweredAt is { } at && now - at < NoticeTime && callback.Text is { Length: > 0 })
                .MaxBy(callback => callback.AnsweredAt),
            Keyboard = KeyboardInForce(chat),
            ReplyTo = replyTo is { } id ? chat.Find(id)?.Message : null,
            EditOf = editOf is { } edited ? chat.Find(edited)?.Message : null,
        };
    }

    /// <summary>The last reply keyboard that no later message removed; a one-time one ends with the user's next message.</summary>
    private static ReplyInterface? KeyboardInForce(ChatState chat)
    {
        var last = chat.Entries.LastOrDefault(entry => entry is { DeletedAt: null, ReplyInterface: not null and not { ForceReply: true } });
        return last?.ReplyInterface switch
        {
            { RemoveKeyboard: true } => null,
            { OneTimeKeyboard: true } when chat.Entries.Any(entry => !entry.FromBot && entry.Position > last.Position) => null,
            var keyboard => keyboard,
        };
    }

    private static string Name(Chat chat) => chat.Title ?? $"{chat.FirstName} {chat.LastName}".Trim();
}
