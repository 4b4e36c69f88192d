using System.Collections.Concurrent;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// Which chats are being served, and which rest before they are looked at again. Belongs to the pump's loop; only
/// <see cref="LookAgain"/> may be called by others.
/// </summary>
internal sealed class ChatsAtWork(TimeProvider time)
{
    private readonly Dictionary<long, Task> _working = [];
    private readonly Dictionary<long, long> _resting = [];
    private readonly ConcurrentQueue<(long ChatId, TimeSpan Pause)> _finished = new();
    private int _look = 1;

    public int Working => _working.Count;

    public IReadOnlyCollection<Task> Lanes => [.. _working.Values];

    /// <summary>Chats that nothing is to be taken of.</summary>
    public IReadOnlyCollection<long> Occupied => [.. _working.Keys, .. _resting.Keys];

    /// <summary>When the next chat has rested, by the monotonic clock; null when none rests.</summary>
    public long? NextDue => _resting.Count == 0 ? null : _resting.Values.Min();

    /// <summary>There may be something to take.</summary>
    public void LookAgain() => Volatile.Write(ref _look, 1);

    /// <summary>Whether there may be something to take, since the last time that this was asked.</summary>
    public bool TryLook() => Interlocked.Exchange(ref _look, 0) == 1;

    /// <summary>Frees chats whose lane came to its end, or that have rested.</summary>
    public void Settle()
    {
        while (_finished.TryDequeue(out var end))
        {
            _working.Remove(end.ChatId);
            LookAgain();
            if (end.Pause > TimeSpan.Zero)
            {
                _resting[end.ChatId] = time.GetTimestamp() + (long)(end.Pause.TotalSeconds * time.TimestampFrequency);
            }
        }

        var now = time.GetTimestamp();
        foreach (var (chatId, _) in _resting.Where(chat => chat.Value <= now).ToList())
        {
            _resting.Remove(chatId);
            LookAgain();
        }
    }

    /// <summary>Begins a lane.</summary>
    /// <param name="lane">Answers how long the chat rests afterwards. Does not throw.</param>
    /// <param name="ended">Called when it came to its end.</param>
    public void Begin(long chatId, Func<Task<TimeSpan>> lane, Action ended) =>
        _working[chatId] = Task.Run(async () =>
        {
            _finished.Enqueue((chatId, await lane()));
            ended();
        });
}
