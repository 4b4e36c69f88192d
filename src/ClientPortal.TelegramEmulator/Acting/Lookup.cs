using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>Finds bots, users, chats and messages for the control API and the pages. Called under the gate.</summary>
internal sealed class Lookup(World world)
{
    /// <summary>A bot by id or user name; empty means the first one.</summary>
    public BotState Bot(string? bot)
    {
        if (string.IsNullOrEmpty(bot))
        {
            return world.DefaultBot;
        }

        return (long.TryParse(bot, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? world.Bots.GetValueOrDefault(id)
                : world.Bots.Values.FirstOrDefault(state => string.Equals(state.Me.Username, bot.TrimStart('@'), StringComparison.OrdinalIgnoreCase)))
            ?? throw ControlException.NotFound("bot_not_found", $"There is no bot {bot}.");
    }

    public UserRecord User(long id) => world.Users.GetValueOrDefault(id)
        ?? throw ControlException.NotFound("user_not_found", $"There is no user {id}.");

    /// <summary>A user who can act.</summary>
    public User ActiveUser(long id)
    {
        var user = User(id);
        return user.Deactivated
            ? throw ControlException.Conflict("user_deactivated", $"User {id} is deactivated and can do nothing.")
            : user.User;
    }

    public static ChatState Chat(BotState bot, long id) => bot.Chats.GetValueOrDefault(id)
        ?? throw ControlException.NotFound("chat_not_found", $"Bot {bot.Id} has no chat {id}.");

    /// <summary>The chat in which the user acts: a group of which it is a member, or its private chat with the bot, made when missing.</summary>
    public ChatState ChatOf(BotState bot, User user, long? chatId)
    {
        if (chatId is { } id && id != user.Id)
        {
            var group = Chat(bot, id);
            if (group.Record.MigratedTo is { } supergroup)
            {
                throw ControlException.Conflict("chat_migrated", $"The group became the supergroup {supergroup}.");
            }

            return group.Record.Members.Contains(user.Id)
                ? group
                : throw ControlException.Conflict("not_a_member", $"User {user.Id} is not a member of chat {id}.");
        }

        return bot.Chats.GetValueOrDefault(user.Id) ?? world.AddChat(new ChatRecord
        {
            Bot = bot.Id,
            Chat = new Chat
            {
                Id = user.Id,
                Type = ChatTypes.Private,
                FirstName = user.FirstName,
                LastName = user.LastName,
                Username = user.Username,
            },
            Members = [user.Id],
        });
    }

    public static ChatEntry Message(ChatState chat, int messageId) =>
        chat.Find(messageId) is { DeletedAt: null } entry
            ? entry
            : throw ControlException.NotFound("message_not_found", $"Chat {chat.Id} has no message {messageId}.");
}
