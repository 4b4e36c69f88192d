using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Finds the chat that a call names and checks that the bot may do what it wants there. Called under the gate.</summary>
internal sealed class ChatAccess(World world)
{
    public ChatState Read(BotCall call, string parameter = "chat_id") => Find(call.Bot, call.Text(parameter));

    /// <summary>For sending: the bot must be allowed to write.</summary>
    public ChatState Write(BotCall call)
    {
        var chat = Find(call.Bot, call.Text("chat_id"));
        if (!chat.Chat.IsPrivate)
        {
            CheckGroup(chat);
            return chat;
        }

        CheckUser(chat.Id);
        if (chat.Record.Blocked)
        {
            throw BotApiException.Forbidden("bot was blocked by the user");
        }

        return chat.Record.Started ? chat : throw BotApiException.Forbidden("bot can't initiate conversation with a user");
    }

    /// <summary>For changing what was sent: a user who blocked the bot does not hinder that.</summary>
    public ChatState Edit(BotCall call)
    {
        var chat = Find(call.Bot, call.Text("chat_id"));
        if (chat.Chat.IsPrivate)
        {
            CheckUser(chat.Id);
        }
        else
        {
            CheckGroup(chat);
        }

        return chat;
    }

    public ChatState Find(BotState bot, string chatId)
    {
        if (chatId.Length == 0)
        {
            throw BotApiException.BadRequest("chat_id is empty");
        }

        if (chatId[0] == '@')
        {
            return bot.Chats.Values.FirstOrDefault(chat =>
                    !chat.Chat.IsPrivate && chatId.AsSpan(1).Equals(chat.Chat.Username, StringComparison.OrdinalIgnoreCase))
                ?? throw BotApiException.BadRequest("chat not found");
        }

        return long.TryParse(chatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && bot.Chats.TryGetValue(id, out var found)
            ? found
            : throw NotFound(bot, id);
    }

    /// <summary>A user whom the bot met in a group exists for it, but has not written to it.</summary>
    private BotApiException NotFound(BotState bot, long id) =>
        id > 0 && world.Users.ContainsKey(id) && bot.Chats.Values.Any(chat => chat.Record.Members.Contains(id))
            ? BotApiException.Forbidden("bot can't initiate conversation with a user")
            : BotApiException.BadRequest("chat not found");

    private void CheckUser(long userId)
    {
        if (world.Users.TryGetValue(userId, out var user) && user.Deactivated)
        {
            throw BotApiException.Forbidden("user is deactivated");
        }
    }

    private static void CheckGroup(ChatState chat)
    {
        if (chat.Record.MigratedTo is { } supergroup)
        {
            throw new BotApiException(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                new ResponseParameters { MigrateToChatId = supergroup });
        }

        if (chat.Record.BotStatus == MemberStatuses.Kicked)
        {
            throw BotApiException.Forbidden($"bot was kicked from the {chat.Chat.Type} chat");
        }

        if (chat.Record.BotStatus == MemberStatuses.Left)
        {
            throw BotApiException.Forbidden($"bot is not a member of the {chat.Chat.Type} chat");
        }
    }
}
