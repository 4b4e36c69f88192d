using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// Tells whether a chat sends more than anybody reads. Counts by the moment at which Telegram got a message, so that what comes late, after an
/// outage, is no flood. Each replica counts what it receives itself.
/// </summary>
internal sealed class ChatFloods(IOptions<UpdateOptions> options, TimeProvider time)
{
    private const int Minute = 60;
    private const int LooksBetweenCleanings = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Count> _chats = [];
    private int _looks;

    /// <summary>Judges an update that has just come.</summary>
    /// <param name="date">When Telegram got it, in Unix seconds; null for now.</param>
    public FloodVerdict Judge(long chatId, long? date)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var at = Math.Min(date ?? now, now);
        lock (_gate)
        {
            Clean(now);
            if (!_chats.TryGetValue(chatId, out var chat))
            {
                _chats.Add(chatId, chat = new Count());
            }

            chat.SeenAt = now;
            while (chat.Times.TryPeek(out var oldest) && oldest <= at - Minute)
            {
                chat.Times.Dequeue();
            }

            if (chat.Times.Count < options.Value.MaxPerMinutePerChat)
            {
                chat.Times.Enqueue(at);
                return FloodVerdict.Fine;
            }

            var began = chat.FloodedAt is not { } last || last <= at - Minute;
            chat.FloodedAt = at;
            return began ? FloodVerdict.Begins : FloodVerdict.GoesOn;
        }
    }

    private void Clean(long now)
    {
        if (++_looks % LooksBetweenCleanings != 0)
        {
            return;
        }

        foreach (var (chatId, _) in _chats.Where(chat => chat.Value.SeenAt < now - (2 * Minute)).ToList())
        {
            _chats.Remove(chatId);
        }
    }

    private sealed class Count
    {
        public Queue<long> Times { get; } = new();

        public long? FloodedAt { get; set; }

        public long SeenAt { get; set; }
    }
}

/// <summary>What an update is, seen as one of many.</summary>
internal enum FloodVerdict
{
    Fine,

    /// <summary>The first one too many: its sender is told.</summary>
    Begins,

    GoesOn,
}
