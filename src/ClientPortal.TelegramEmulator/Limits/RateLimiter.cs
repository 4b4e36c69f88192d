using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Limits;

/// <summary>
/// The three limits on sending. A message passes all of them or counts in none. Called under the world's gate.
/// Per bot and per chat it is a leaky bucket: the rate on average, a burst after a pause. Per group the last minute counts.
/// </summary>
internal sealed class RateLimiter(TimeProvider time, LimitOptions initial)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, TimeSpan> _bots = [];
    private readonly Dictionary<(long Bot, long Chat), TimeSpan> _chats = [];
    private readonly Dictionary<(long Bot, long Chat), Queue<TimeSpan>> _groups = [];
    private readonly long _start = time.GetTimestamp();
    private LimitOptions? _changed;

    public LimitOptions Limits
    {
        get => _changed ?? initial;
        set => _changed = value;
    }

    /// <summary>Counts <paramref name="messages"/> messages into a chat.</summary>
    /// <exception cref="BotApiException">429: a limit is reached.</exception>
    public void Take(BotState bot, ChatState chat, int messages = 1)
    {
        var now = time.GetElapsedTime(_start);
        var limits = Limits;
        var key = (bot.Id, chat.Id);
        var wait = TimeSpan.Zero;
        var group = chat.Chat.IsPrivate || limits.PerGroupPerMinute == 0 ? null : Group(key, now);
        if (group is { Count: > 0 } && group.Count + messages > limits.PerGroupPerMinute)
        {
            wait = group.Peek() + Minute - now;
        }

        wait = Max(wait, Wait(_bots.GetValueOrDefault(bot.Id), now, limits.PerBotPerSecond, limits.PerBotBurst, messages));
        wait = Max(wait, Wait(_chats.GetValueOrDefault(key), now, limits.PerChatPerSecond, limits.PerChatBurst, messages));
        if (wait > TimeSpan.Zero)
        {
            throw BotApiException.TooManyRequests(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        }

        Add(_bots, bot.Id, now, limits.PerBotPerSecond, messages);
        Add(_chats, key, now, limits.PerChatPerSecond, messages);
        for (var i = 0; group is not null && i < messages; i++)
        {
            group.Enqueue(now);
        }
    }

    /// <summary>Forgets what was sent and what was changed while running.</summary>
    public void Reset()
    {
        _changed = null;
        Clear();
    }

    public void Clear()
    {
        _bots.Clear();
        _chats.Clear();
        _groups.Clear();
    }

    /// <summary>
    /// The bucket is kept as the moment at which it is empty again. A message fits while that moment lies less than the
    /// burst ahead.
    /// </summary>
    private static TimeSpan Wait(TimeSpan emptyAt, TimeSpan now, double perSecond, int burst, int messages)
    {
        if (perSecond == 0)
        {
            return TimeSpan.Zero;
        }

        // An album larger than the burst would never fit: it passes when the bucket is empty.
        var room = TimeSpan.FromSeconds(Math.Max(burst, messages) / perSecond);
        return Max(emptyAt, now) + TimeSpan.FromSeconds(messages / perSecond) - now - room;
    }

    private static void Add<TKey>(Dictionary<TKey, TimeSpan> buckets, TKey key, TimeSpan now, double perSecond, int messages)
        where TKey : notnull
    {
        if (perSecond > 0)
        {
            buckets[key] = Max(buckets.GetValueOrDefault(key), now) + TimeSpan.FromSeconds(messages / perSecond);
        }
    }

    private Queue<TimeSpan> Group((long Bot, long Chat) key, TimeSpan now)
    {
        if (!_groups.TryGetValue(key, out var sent))
        {
            _groups.Add(key, sent = new Queue<TimeSpan>());
        }

        while (sent.TryPeek(out var oldest) && oldest + Minute <= now)
        {
            sent.Dequeue();
        }

        return sent;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
