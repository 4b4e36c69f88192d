using System.Threading.Channels;

namespace ClientPortal.Postgres.Signals;

/// <summary>
/// One waiter's view of a NOTIFY channel. Notifications that come while nobody waits are kept as one; a reconnect counts
/// as a notification, since some may have been missed. A signal says "look again", never what has changed.
/// </summary>
public sealed class PostgresSignal : IDisposable
{
    private readonly Channel<bool> _pending = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly PostgresListener _listener;
    private readonly TimeProvider _time;

    internal PostgresSignal(PostgresListener listener, TimeProvider time, string channel)
    {
        _listener = listener;
        _time = time;
        Channel = channel;
    }

    /// <summary>The NOTIFY channel's name.</summary>
    public string Channel { get; }

    /// <summary>Returns true on a notification, false after <paramref name="limit"/> without one.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _pending.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _listener.Remove(this);

    internal void Raise() => _pending.Writer.TryWrite(true);
}
