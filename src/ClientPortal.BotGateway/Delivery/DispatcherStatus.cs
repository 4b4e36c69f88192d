namespace ClientPortal.BotGateway.Delivery;

/// <summary>What the dispatcher of this process is doing, for health and metrics.</summary>
public sealed class DispatcherStatus(TimeProvider time)
{
    private long _lastTurn;
    private volatile bool _holdsLease;
    private volatile bool _unauthorized;
    private volatile bool _telegramAway;

    /// <summary>This process is the one that sends.</summary>
    public bool HoldsLease => _holdsLease;

    /// <summary>Telegram refused the token; nothing is sent until a person sets another.</summary>
    public bool Unauthorized => _unauthorized;

    /// <summary>Telegram does not answer; single probes only.</summary>
    public bool TelegramAway => _telegramAway;

    /// <summary>Time since the loop last came round; zero while another process sends. More than a minute: it is stuck.</summary>
    public TimeSpan TurnAge => HoldsLease ? time.GetElapsedTime(Interlocked.Read(ref _lastTurn)) : TimeSpan.Zero;

    internal void Took()
    {
        Turned(telegramAway: false);
        _holdsLease = true;
    }

    internal void Turned(bool telegramAway)
    {
        _telegramAway = telegramAway;
        Interlocked.Exchange(ref _lastTurn, time.GetTimestamp());
    }

    internal void Ended() => _holdsLease = false;

    internal void Token(bool refused) => _unauthorized = refused;
}
