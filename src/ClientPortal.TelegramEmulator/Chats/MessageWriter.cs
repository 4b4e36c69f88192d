using System.Globalization;
using System.Security.Cryptography;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Storage;
using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>Adds messages to chats and updates to queues. Called under the gate.</summary>
internal sealed class MessageWriter(World world)
{
    private static readonly TimeSpan UpdateLifetime = TimeSpan.FromHours(24);

    /// <summary>Update types that a bot must ask for by name.</summary>
    private static readonly string[] OnlyWhenNamed = [UpdateTypes.ChatMember, UpdateTypes.MessageReaction];

    /// <summary>Adds a message with the chat's next id.</summary>
    public ChatEntry Add(BotState bot, ChatState chat, MessageDraft draft)
    {
        var message = draft.Content(new Message
        {
            MessageId = NextMessageId(bot, chat),
            From = draft.Sender ?? bot.Me,
            Chat = chat.Chat,
            Date = draft.ReceivedAt.ToUnixTimeSeconds(),
        });
        var entry = new ChatEntry
        {
            Position = world.NextPosition(),
            Bot = bot.Id,
            Message = message,
            ReceivedAt = draft.ReceivedAt,
            FromBot = draft.Sender is null,
            Method = draft.Method,
            Call = draft.Call,
            TraceParent = draft.TraceParent,
            Silent = draft.Silent,
            ReplyInterface = draft.ReplyInterface,
        };
        world.Save(chat, entry);
        return entry;
    }

    /// <summary>Replaces a message's entry by a changed one.</summary>
    public ChatEntry Change(ChatState chat, ChatEntry changed)
    {
        var entry = changed with { Position = world.NextPosition() };
        world.Save(chat, entry);
        return entry;
    }

    /// <summary>Queues an update for the bot, unless it did not ask for this type.</summary>
    public Update? Enqueue(BotState bot, string type, long queueKey, Func<int, Update> create)
    {
        if (bot.AllowedUpdates is { } allowed ? !allowed.Contains(type, StringComparer.Ordinal) : OnlyWhenNamed.Contains(type, StringComparer.Ordinal))
        {
            return null;
        }

        var update = create(++bot.LastUpdateId);
        var stored = new StoredUpdate
        {
            Bot = bot.Id,
            Update = update,
            QueueKey = queueKey,
            ExpiresAt = world.Time.GetUtcNow() + UpdateLifetime,
        };
        bot.Updates.Add(stored);
        world.Write(new JournalRecord { Update = stored });
        bot.Updates.Arrived.Fire();
        world.Changed.Fire();
        return update;
    }

    /// <summary>Takes updates out: delivered, dropped or expired.</summary>
    public void Drop(BotState bot, IReadOnlyList<int> updateIds)
    {
        var removed = updateIds.Where(bot.Updates.Remove).ToList();
        if (removed.Count > 0)
        {
            world.Write(new JournalRecord { Dropped = new DroppedUpdates(bot.Id, removed) });
            world.Changed.Fire();
        }
    }

    /// <summary>A random 63-bit id as text, as for callback queries and albums.</summary>
    public static string NewId() =>
        (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue).ToString(CultureInfo.InvariantCulture);

    private static int NextMessageId(BotState bot, ChatState chat)
    {
        if (chat.Chat.Type != ChatTypes.Supergroup)
        {
            return ++bot.LastMessageId;
        }

        var next = chat.Record.LastMessageId + 1;
        chat.Record = chat.Record with { LastMessageId = next };
        return next;
    }
}
