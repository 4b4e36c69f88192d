namespace ClientPortal.BotGateway.Delivery.Pacing;

/// <summary>
/// At most <paramref name="limit"/> messages in any stretch of <paramref name="windowTicks"/>, as the receiving side
/// counts them. What is under way has no known arrival and so takes a place for as long as it is under way; afterwards
/// it takes one from its latest possible arrival for one whole window. Times are ticks of a monotonic clock.
/// </summary>
internal sealed class SlidingWindow(int limit, long windowTicks)
{
    // Answers overtake each other, so arrivals come in any order.
    private readonly PriorityQueue<long, long> _arrivals = new();
    private int _underWay;

    public bool IsEmpty => _underWay == 0 && _arrivals.Count == 0;

    public int Room(long now)
    {
        while (_arrivals.TryPeek(out var arrival, out _) && arrival <= now - windowTicks)
        {
            _arrivals.Dequeue();
        }

        return Math.Max(0, limit - _underWay - _arrivals.Count);
    }

    /// <summary>When a place falls free by itself; null while that waits for an answer.</summary>
    public long? FreeAt(long now)
    {
        if (Room(now) > 0)
        {
            return now;
        }

        return _underWay >= limit || !_arrivals.TryPeek(out var oldest, out _) ? null : oldest + windowTicks;
    }

    public void Begin() => _underWay++;

    /// <summary>The message has arrived, as far as anybody knows.</summary>
    /// <param name="arrival">The latest moment at which the receiving side can have counted the message.</param>
    public void End(long arrival)
    {
        _underWay--;
        _arrivals.Enqueue(arrival, arrival);
    }

    /// <summary>The message never left, so it took no place.</summary>
    public void Withdraw() => _underWay--;

    /// <summary>Counts a message that another process sent.</summary>
    public void Count(long arrival) => _arrivals.Enqueue(arrival, arrival);
}
