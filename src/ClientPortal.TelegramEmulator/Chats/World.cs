using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Hosting;
using ClientPortal.TelegramEmulator.Storage;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>
/// Everything that exists, in memory. One gate guards it all: each operation takes microseconds, and one order of
/// changes is what the journal and the tests need.
/// </summary>
internal sealed partial class World
{
    /// <summary>Ids given to users made here lie beyond 32 bits, as real ids do.</summary>
    private const long FirstUserId = 5_000_000_000;

    /// <summary>2020-01-01: ids made from the clock stay well inside 31 bits.</summary>
    private const long EpochOfIds = 1_577_836_800;

    private const int CallbacksPerCleaning = 1000;
    private static readonly TimeSpan CallbackMemory = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly EmulatorOptions _options;
    private IJournal? _journal;
    private long _lastPosition;
    private long _lastUserId;

    public World(TimeProvider time, IOptions<EmulatorOptions> options)
    {
        _time = time;
        _options = options.Value;
        foreach (var bot in _options.AllBots())
        {
            var state = new BotState(bot.Token, new User
            {
                Id = bot.Id,
                IsBot = true,
                FirstName = bot.Name,
                Username = bot.Username,
            });
            Bots.Add(bot.Id, state);
        }
    }

    public Lock Gate { get; } = new();

    public Dictionary<long, BotState> Bots { get; } = [];

    public Dictionary<long, UserRecord> Users { get; } = [];

    /// <summary>By file id.</summary>
    public Dictionary<string, StoredFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Fires on any change that a page could show.</summary>
    public Pulse Changed { get; } = new();

    public TimeProvider Time => _time;

    public BotState DefaultBot => Bots.Values.First();

    public Task FlushedAsync() => _journal?.FlushedAsync() ?? Task.CompletedTask;

    public long NextPosition() => ++_lastPosition;

    public long NextUserId() => _lastUserId = Math.Max(FirstUserId + SecondsSinceEpoch(), _lastUserId + 1);

    /// <summary>
    /// Starts the counters. They start from the clock, so that even an emulator whose data was deleted gives no id again
    /// that a bot may still remember.
    /// </summary>
    public void Open(IJournal? journal)
    {
        lock (Gate)
        {
            _journal = journal;
            var fromClock = (int)SecondsSinceEpoch();
            foreach (var bot in Bots.Values.Where(bot => bot.LastUpdateId == 0))
            {
                bot.LastUpdateId = fromClock;
                bot.LastMessageId = fromClock;
                Write(new JournalRecord { Counters = new(bot.Id, fromClock, fromClock, _lastPosition) });
            }
        }
    }

    public void Save(UserRecord user)
    {
        Users[user.User.Id] = user;
        Write(new JournalRecord { User = user });
        Changed.Fire();
    }

    public void Save(ChatState chat, ChatRecord record)
    {
        chat.Record = record;
        Write(new JournalRecord { Chat = record });
        chat.Changed.Fire();
        Changed.Fire();
    }

    public void Save(ChatState chat, ChatEntry entry)
    {
        chat.Put(entry);
        Write(new JournalRecord { Entry = entry });
        chat.Changed.Fire();
        Changed.Fire();
    }

    public void Save(StoredFile file)
    {
        Files[file.FileId] = file;
        Write(new JournalRecord { File = file });
    }

    public void Save(CallbackRecord callback)
    {
        var callbacks = Bots[callback.Bot].Callbacks;
        callbacks[callback.Id] = callback;
        if (callbacks.Count % CallbacksPerCleaning == 0)
        {
            var old = _time.GetUtcNow() - CallbackMemory;
            foreach (var (id, _) in callbacks.Where(pair => pair.Value.PressedAt < old).ToList())
            {
                callbacks.Remove(id);
            }
        }

        Write(new JournalRecord { Callback = callback });
        Changed.Fire();
    }

    public ChatState AddChat(ChatRecord record)
    {
        var chat = new ChatState(record, _options.HistoryPerChat);
        Bots[record.Bot].Chats.Add(record.Chat.Id, chat);
        Save(chat, record);
        return chat;
    }

    public void Write(JournalRecord record) => _journal?.Append(record);

    private long SecondsSinceEpoch() => _time.GetUtcNow().ToUnixTimeSeconds() - EpochOfIds;
}
