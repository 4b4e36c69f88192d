using System.Globalization;
using Microsoft.Extensions.Options;

namespace ClientPortal.Web.Live;

/// <summary>
/// Hands signals to the open pages of this replica. The last ones are kept with their position, so that a page hears what happened between its reading
/// and its stream's opening, and a stream that comes back hears what it missed.
/// </summary>
internal sealed class LiveHub(IOptions<LiveOptions> options)
{
    private const int Kept = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<LiveSubscriber>> _byTopic = new(StringComparer.Ordinal);
    private readonly HashSet<LiveSubscriber> _all = [];

    /// <summary>Those that stand, the oldest first.</summary>
    private readonly Dictionary<Guid, List<LiveSubscriber>> _byAccount = [];
    private readonly LiveSignal?[] _last = new LiveSignal?[Kept];

    /// <summary>Positions of another replica or of before a restart, or before the broker was lost, say nothing here.</summary>
    private string _epoch = NewEpoch();
    private long _count;
    private bool _connected;

    /// <summary>Where the stream of signals stands. A page takes it before it reads what it shows.</summary>
    public string Position
    {
        get
        {
            lock (_lock)
            {
                return PositionAt(_count);
            }
        }
    }

    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>Events arrive, or none will. What came in between is unknown: pages read everything again.</summary>
    public void SetConnected(bool connected)
    {
        lock (_lock)
        {
            if (connected == _connected)
            {
                // Each try that fails says so once more: whoever is told each time never gets to a heartbeat.
                return;
            }

            if (connected)
            {
                _epoch = NewEpoch();
                _count = 0;
                Array.Clear(_last);
            }

            _connected = connected;
            foreach (var subscriber in _all)
            {
                subscriber.SetConnected(connected);
            }
        }
    }

    public void Publish(LiveSignal signal)
    {
        lock (_lock)
        {
            _last[_count % Kept] = signal;
            _count++;
            if (_byTopic.TryGetValue(signal.Topic, out var subscribers))
            {
                foreach (var subscriber in subscribers)
                {
                    subscriber.Tell(signal, _count);
                }
            }
        }
    }

    /// <summary>Ends the streams of an account that may not see anything any more.</summary>
    public void End(Guid accountId)
    {
        lock (_lock)
        {
            foreach (var subscriber in _all.Where(one => one.AccountId == accountId))
            {
                subscriber.End(LiveEnd.SignedOut);
            }
        }
    }

    /// <summary>Begins to tell a page. An account's oldest stream ends where it has more than <see cref="LiveOptions.StreamsPerAccount"/> of them.</summary>
    /// <param name="since">A position, or null: then the page reads everything again.</param>
    public void Add(LiveSubscriber subscriber, string? since)
    {
        lock (_lock)
        {
            _all.Add(subscriber);
            MakeRoom(subscriber.AccountId).Add(subscriber);
            foreach (var topic in subscriber.Topics)
            {
                if (!_byTopic.TryGetValue(topic, out var subscribers))
                {
                    _byTopic[topic] = subscribers = [];
                }

                subscribers.Add(subscriber);
            }

            subscriber.Begin(_connected, MissedSince(since), _count);
        }
    }

    public void Remove(LiveSubscriber subscriber)
    {
        lock (_lock)
        {
            _all.Remove(subscriber);
            if (_byAccount.TryGetValue(subscriber.AccountId, out var streams) && streams.Remove(subscriber) && streams.Count == 0)
            {
                _byAccount.Remove(subscriber.AccountId);
            }

            foreach (var topic in subscriber.Topics)
            {
                if (_byTopic.TryGetValue(topic, out var subscribers) && subscribers.Remove(subscriber) && subscribers.Count == 0)
                {
                    _byTopic.Remove(topic);
                }
            }
        }
    }

    /// <summary>The position as it stands in an event's id, such as <c>3f2a9c0d-17</c>.</summary>
    public string PositionAt(long count) => string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{count}");

    private List<LiveSubscriber> MakeRoom(Guid accountId)
    {
        if (!_byAccount.TryGetValue(accountId, out var streams))
        {
            _byAccount[accountId] = streams = [];
        }

        if (streams.Count >= options.Value.StreamsPerAccount)
        {
            streams[0].End(LiveEnd.TooMany);
            streams.RemoveAt(0);
        }

        return streams;
    }

    /// <summary>Null where nobody knows.</summary>
    private LiveSignal[]? MissedSince(string? since)
    {
        if (since?.Split('-') is not [var epoch, var digits] || epoch != _epoch
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > _count || _count - count > Kept)
        {
            return null;
        }

        return [.. Enumerable.Range(0, (int)(_count - count)).Select(step => _last[(count + step) % Kept]!)];
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N")[..8];
}
