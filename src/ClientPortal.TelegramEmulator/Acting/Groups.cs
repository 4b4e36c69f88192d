using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>Groups and supergroups with the bot in them.</summary>
internal sealed class Groups(World world, Lookup lookup, MessageWriter writer)
{
    private const long FirstGroup = 4_000_000_000;
    private const long FirstSupergroup = 1_002_000_000_000;

    public ChatState Create(BotState bot, CreateGroupRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > 128)
        {
            throw ControlException.Invalid("title_invalid", "A group needs a title of 1 to 128 characters.");
        }

        if (request.Members is null or { Count: 0 })
        {
            throw ControlException.Invalid("members_empty", "A group needs at least one member besides the bot.");
        }

        lock (world.Gate)
        {
            var owner = lookup.ActiveUser(request.Members[0]);
            foreach (var member in request.Members)
            {
                lookup.User(member);
            }

            var id = request.Id ?? NewId(bot, request.Supergroup);
            if (id >= 0 || bot.Chats.ContainsKey(id))
            {
                throw ControlException.Conflict("chat_exists", $"A group's id must be negative and not taken; {id} is not.");
            }

            var chat = world.AddChat(new ChatRecord
            {
                Bot = bot.Id,
                Chat = new Chat
                {
                    Id = id,
                    Type = request.Supergroup ? ChatTypes.Supergroup : ChatTypes.Group,
                    Title = request.Title.Trim(),
                    Username = request.Username,
                },
                Members = [.. request.Members.Distinct()],
                Started = true,
            });
            BotMembership(bot, chat, owner, MemberStatuses.Left, MemberStatuses.Member);
            Service(bot, chat, owner, message => message with { GroupChatCreated = true });
            return chat;
        }
    }

    public void Join(BotState bot, long chatId, long userId)
    {
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = Group(bot, chatId);
            if (chat.Record.Members.Contains(userId))
            {
                return;
            }

            world.Save(chat, chat.Record with { Members = [.. chat.Record.Members, userId] });
            UserMembership(bot, chat, user, MemberStatuses.Left, MemberStatuses.Member);
            Service(bot, chat, user, message => message with { NewChatMembers = [user] });
        }
    }

    public void Leave(BotState bot, long chatId, long userId)
    {
        lock (world.Gate)
        {
            var user = lookup.User(userId).User;
            var chat = Group(bot, chatId);
            if (!chat.Record.Members.Contains(userId))
            {
                return;
            }

            world.Save(chat, chat.Record with { Members = [.. chat.Record.Members.Where(member => member != userId)] });
            UserMembership(bot, chat, user, MemberStatuses.Member, MemberStatuses.Left);
            Service(bot, chat, user, message => message with { LeftChatMember = user });
        }
    }

    /// <summary>Removes the bot from a group, or takes it back in.</summary>
    public void SetBotStatus(BotState bot, long chatId, string status, User? actor = null)
    {
        lock (world.Gate)
        {
            var chat = Group(bot, chatId);
            var before = chat.Record.BotStatus;
            if (before == status)
            {
                return;
            }

            var by = actor ?? Owner(chat);
            world.Save(chat, chat.Record with { BotStatus = status });
            BotMembership(bot, chat, by, before, status);
        }
    }

    /// <summary>Turns a group into a supergroup with a new id; the old one only points there.</summary>
    public ChatState Migrate(BotState bot, long chatId)
    {
        lock (world.Gate)
        {
            var group = Group(bot, chatId);
            if (group.Chat.Type != ChatTypes.Group || group.Record.MigratedTo is not null)
            {
                throw ControlException.Conflict("not_a_group", $"Chat {chatId} is no group that could become a supergroup.");
            }

            var owner = Owner(group);
            var supergroup = world.AddChat(group.Record with
            {
                Chat = group.Chat with { Id = NewId(bot, supergroup: true), Type = ChatTypes.Supergroup },
            });
            Service(bot, group, owner, message => message with { MigrateToChatId = supergroup.Id });
            world.Save(group, group.Record with { MigratedTo = supergroup.Id });
            Service(bot, supergroup, owner, message => message with { MigrateFromChatId = group.Id });
            return supergroup;
        }
    }

    private static ChatState Group(BotState bot, long chatId)
    {
        var chat = Lookup.Chat(bot, chatId);
        return chat.Chat.IsPrivate ? throw ControlException.Conflict("not_a_group", $"Chat {chatId} is a private chat.") : chat;
    }

    /// <summary>Who acts where the request names nobody: the one who has been a member for longest.</summary>
    private User Owner(ChatState chat) => chat.Record.Members is [var first, ..]
        ? world.Users[first].User
        : throw ControlException.Conflict("group_deserted", $"Group {chat.Id} has no members any more: nobody is there to do this.");

    private void Service(BotState bot, ChatState chat, User user, Func<Message, Message> content)
    {
        var entry = writer.Add(bot, chat, new MessageDraft { Sender = user, ReceivedAt = world.Time.GetUtcNow(), Content = content });
        if (chat.Record.BotStatus == MemberStatuses.Member)
        {
            writer.Enqueue(bot, UpdateTypes.Message, chat.Id, id => new Update { UpdateId = id, Message = entry.Message });
        }
    }

    private void BotMembership(BotState bot, ChatState chat, User by, string before, string after) =>
        writer.Enqueue(bot, UpdateTypes.MyChatMember, chat.Id, id => new Update { UpdateId = id, MyChatMember = Change(chat, by, bot.Me, before, after) });

    private void UserMembership(BotState bot, ChatState chat, User user, string before, string after) =>
        writer.Enqueue(bot, UpdateTypes.ChatMember, chat.Id, id => new Update { UpdateId = id, ChatMember = Change(chat, user, user, before, after) });

    private ChatMemberUpdated Change(ChatState chat, User by, User member, string before, string after) => new()
    {
        Chat = chat.Chat,
        From = by,
        Date = world.Time.GetUtcNow().ToUnixTimeSeconds(),
        OldChatMember = ChatMember.Of(member, before),
        NewChatMember = ChatMember.Of(member, after),
    };

    /// <summary>Chat ids come from the message counter, so that none is given twice either.</summary>
    private static long NewId(BotState bot, bool supergroup) => -((supergroup ? FirstSupergroup : FirstGroup) + ++bot.LastMessageId);
}
