namespace ClientPortal.Web.Live;

/// <summary>One open page. What it has not been told yet is kept as a set of topics: however slow it reads, it costs no more than those.</summary>
internal sealed class LiveSubscriber(Guid accountId, Guid? clientId, IReadOnlyCollection<string> topics) : IDisposable
{
    private readonly HashSet<string> _untold = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly Lock _lock = new();
    private bool _connected;
    private bool? _toldConnected;
    private bool _all;
    private LiveEnd? _ended;
    private long _position;

    public Guid AccountId { get; } = accountId;

    public IReadOnlyCollection<string> Topics { get; } = topics;

    /// <summary>Begins with what was missed.</summary>
    /// <param name="missed">Null for unknown.</param>
    public void Begin(bool connected, IReadOnlyList<LiveSignal>? missed, long position)
    {
        lock (_lock)
        {
            (_connected, _all, _position) = (connected, missed is null, position);
            foreach (var signal in missed ?? [])
            {
                Keep(signal);
            }
        }

        Wake();
    }

    public void Tell(LiveSignal signal, long position)
    {
        lock (_lock)
        {
            _position = position;
            if (!Keep(signal))
            {
                return;
            }
        }

        Wake();
    }

    public void SetConnected(bool connected)
    {
        lock (_lock)
        {
            _all |= connected && !_connected;
            (_connected, _position) = (connected, 0);
        }

        Wake();
    }

    public void End(LiveEnd why)
    {
        lock (_lock)
        {
            _ended = why;
        }

        Wake();
    }

    /// <summary>Waits for news.</summary>
    /// <returns>False where there were none for so long.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _news.WaitAsync(atMost, cancellationToken);

    /// <summary>Takes what there is.</summary>
    public LiveNews Take()
    {
        lock (_lock)
        {
            var news = new LiveNews([.. _untold], _all, _connected == _toldConnected ? null : _connected, _ended, _position);
            _untold.Clear();
            (_all, _toldConnected) = (false, _connected);
            return news;
        }
    }

    public void Dispose() => _news.Dispose();

    private bool Keep(LiveSignal signal) => MayHear(signal) && Topics.Contains(signal.Topic) && _untold.Add(signal.Topic);

    private bool MayHear(LiveSignal signal) => clientId is { } client
        ? signal.ClientId == client
        : signal.ForStaff || signal.AccountId == AccountId;

    private void Wake()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }
}

/// <summary>What a page is told.</summary>
/// <param name="Topics">What changed.</param>
/// <param name="All">Anything may have changed.</param>
/// <param name="Connected">Whether events arrive; null where that is said already.</param>
/// <param name="Ended">Why this is the last; null where it is not.</param>
internal sealed record LiveNews(IReadOnlyList<string> Topics, bool All, bool? Connected, LiveEnd? Ended, long Position);

/// <summary>Why a stream ends for good: a page that only lost it comes back.</summary>
internal enum LiveEnd
{
    /// <summary>The page's person may see nothing any more, or has to sign in again.</summary>
    SignedOut,

    /// <summary>He has opened too many pages since.</summary>
    TooMany,
}
