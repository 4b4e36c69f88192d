namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Keeps an outage of the Bot API from becoming a storm. After several failures in a row, over all chats, only one
/// message at a time goes out as a probe, at growing jittered intervals, until one is answered.
/// Not thread-safe: only the dispatcher's loop calls it.
/// </summary>
internal sealed class OutageGuard(DeliveryOptions options, TimeProvider time)
{
    private int _failures;
    private int _probesFailed;
    private long _nextProbe;

    public bool IsOutage => _failures >= options.OutageAfterFailures;

    /// <summary>How many messages may leave now besides those under way.</summary>
    public int Room(int underWay)
    {
        if (!IsOutage)
        {
            return int.MaxValue;
        }

        return underWay == 0 && time.GetTimestamp() >= _nextProbe ? 1 : 0;
    }

    /// <summary>When the next probe is due; null when there is no outage.</summary>
    public long? NextProbe => IsOutage ? _nextProbe : null;

    /// <summary>Telegram answered, whatever it said.</summary>
    /// <returns>True when this ended an outage.</returns>
    public bool Answered()
    {
        var ended = IsOutage;
        _failures = 0;
        _probesFailed = 0;
        return ended;
    }

    /// <summary>Telegram did not answer, or answered that it cannot.</summary>
    /// <returns>True when this began an outage.</returns>
    public bool Failed()
    {
        var before = IsOutage;
        _failures++;
        if (!IsOutage)
        {
            return false;
        }

        // Requests that were under way when the outage began are no probes of it.
        if (!before || time.GetTimestamp() >= _nextProbe)
        {
            _probesFailed++;
            var delay = Backoff.Delay(_probesFailed, options.BackoffFirst, options.OutageProbeMost);
            _nextProbe = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
        }

        return !before;
    }
}
