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

    /// <summary>Judges an update that has just come. One that comes again, since it could not be stored, counts once and is judged as before.</summary>
    /// <param name="date">When Telegram got it, in Unix seconds; null for now.</param>
    public FloodVerdict Judge(long chatId, long updateId, long? date)
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
            if (chat.Updates.Contains(updateId))
            {
                return FloodVerdict.Fine;
            }

            while (chat.Times.TryPeek(out var oldest) && oldest.At <= at - Minute)
            {
                chat.Updates.Remove(chat.Times.Dequeue().UpdateId);
            }

            if (chat.Times.Count < options.Value.MaxPerMinutePerChat)
            {
                chat.Times.Enqueue((at, updateId));
                chat.Updates.Add(updateId);
                return FloodVerdict.Fine;
            }

            if (chat.FloodedAt is not { } last || last <= at - Minute)
            {
                chat.BegunBy = updateId;
            }

            chat.FloodedAt = at;
            return chat.BegunBy == updateId ? FloodVerdict.Begins : FloodVerdict.GoesOn;
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
        public Queue<(long At, long UpdateId)> Times { get; } = new();

        /// <summary>Those in <see cref="Times"/>.</summary>
        public HashSet<long> Updates { get; } = [];

        /// <summary>The first one too many of the present flood.</summary>
        public long? BegunBy { get; set; }

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
