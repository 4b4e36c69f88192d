using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Storage;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>Reading the journal back and writing it anew.</summary>
internal sealed partial class World
{
    /// <summary>Applies one line. Lines of bots that are no longer configured are left out.</summary>
    public void Replay(JournalRecord record)
    {
        switch (record)
        {
            case { User: { } user }:
                Users[user.User.Id] = user;
                _lastUserId = Math.Max(_lastUserId, user.User.Id);
                break;
            case { File: { } file }:
                Files[file.FileId] = file;
                break;
            case { Chat: { } chat } when Bots.TryGetValue(chat.Bot, out var bot):
                if (bot.Chats.TryGetValue(chat.Chat.Id, out var known))
                {
                    known.Record = chat;
                }
                else
                {
                    bot.Chats.Add(chat.Chat.Id, new ChatState(chat, _options.HistoryPerChat));
                }

                break;
            case { Entry: { } entry } when Bots.TryGetValue(entry.Bot, out var bot):
                Replay(bot, entry);
                break;
            case { Update: { } update } when Bots.TryGetValue(update.Bot, out var bot):
                bot.Updates.Add(update);
                bot.LastUpdateId = Math.Max(bot.LastUpdateId, update.Id);
                break;
            case { Dropped: { } dropped } when Bots.TryGetValue(dropped.Bot, out var bot):
                foreach (var id in dropped.Ids)
                {
                    bot.Updates.Remove(id);
                }

                break;
            case { Webhook: { } webhook } when Bots.TryGetValue(webhook.Bot, out var bot):
                bot.Webhook = webhook.Url.Length == 0 ? null : webhook;
                bot.AllowedUpdates = webhook.AllowedUpdates;
                break;
            case { Commands: { } commands } when Bots.TryGetValue(commands.Bot, out var bot):
                bot.Commands[(commands.Scope, commands.Language)] = commands.Commands;
                break;
            case { Callback: { } callback } when Bots.TryGetValue(callback.Bot, out var bot):
                bot.Callbacks[callback.Id] = callback;
                break;
            case { Counters: { } counters } when Bots.TryGetValue(counters.Bot, out var bot):
                bot.LastMessageId = Math.Max(bot.LastMessageId, counters.LastMessageId);
                bot.LastUpdateId = Math.Max(bot.LastUpdateId, counters.LastUpdateId);
                _lastPosition = Math.Max(_lastPosition, counters.LastPosition);
                break;
        }
    }

    /// <summary>Everything that exists, as journal lines. Call under the gate; the records are immutable and may be written later.</summary>
    public List<JournalRecord> Snapshot()
    {
        var records = new List<JournalRecord>();
        records.AddRange(Users.Values.Select(user => new JournalRecord { User = user }));
        records.AddRange(Files.Values.Select(file => new JournalRecord { File = file }));
        foreach (var bot in Bots.Values)
        {
            records.Add(new JournalRecord { Counters = new(bot.Id, bot.LastMessageId, bot.LastUpdateId, _lastPosition) });
            records.AddRange(bot.Chats.Values.Select(chat => new JournalRecord { Chat = chat.Record }));
            records.AddRange(bot.Chats.Values.SelectMany(chat => chat.Entries).OrderBy(entry => entry.Position)
                .Select(entry => new JournalRecord { Entry = entry }));
            records.AddRange(bot.Updates.Pending.Select(update => new JournalRecord { Update = update }));
            records.AddRange(bot.Callbacks.Values.Select(callback => new JournalRecord { Callback = callback }));
            records.AddRange(bot.Commands.Select(pair =>
                new JournalRecord { Commands = new(bot.Id, pair.Key.Scope, pair.Key.Language, pair.Value) }));
            if (bot.Webhook is not null || bot.AllowedUpdates is not null)
            {
                records.Add(new JournalRecord
                {
                    Webhook = bot.Webhook ?? new() { Bot = bot.Id, Url = "", AllowedUpdates = bot.AllowedUpdates },
                });
            }
        }

        return records;
    }

    /// <summary>Forgets users, chats, messages, updates, commands and webhooks. Ids go on: none is given twice.</summary>
    public void Clear()
    {
        Users.Clear();
        Files.Clear();
        foreach (var bot in Bots.Values)
        {
            bot.Chats.Clear();
            bot.Callbacks.Clear();
            bot.Commands.Clear();
            bot.Updates.Clear();
            bot.Webhook = null;
            bot.AllowedUpdates = null;
            bot.LastWebhookFailure = null;
            bot.WebhookChanged.Fire();
        }

        Changed.Fire();
    }

    private void Replay(BotState bot, ChatEntry entry)
    {
        if (bot.Chats.TryGetValue(entry.Message.Chat.Id, out var chat))
        {
            chat.Put(entry);
            if (chat.Chat.Type == ChatTypes.Supergroup)
            {
                chat.Record = chat.Record with { LastMessageId = Math.Max(chat.Record.LastMessageId, entry.MessageId) };
            }
            else
            {
                bot.LastMessageId = Math.Max(bot.LastMessageId, entry.MessageId);
            }
        }

        _lastPosition = Math.Max(_lastPosition, entry.Position);
    }
}
