using System.Collections.Concurrent;
using System.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Signals;

/// <summary>The service's one LISTEN connection. Survives restarts of the server; its waiters also poll slowly, so a lost notification only delays.</summary>
public sealed class PostgresListener(NpgsqlDataSource database, TimeProvider time, ILogger<PostgresListener> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<PostgresSignal, bool> _signals = new();
    private CancellationTokenSource _channelsChanged = new();

    /// <summary>Listens to a channel from now on. Best called before the service starts: later, it costs a reconnect.</summary>
    /// <param name="channel">A lower-case identifier.</param>
    public PostgresSignal Subscribe(string channel)
    {
        var signal = new PostgresSignal(this, time, SqlName.Check(channel));
        var known = _signals.Keys.Any(other => string.Equals(other.Channel, channel, StringComparison.Ordinal));
        _signals[signal] = true;
        if (!known)
        {
            Volatile.Read(ref _channelsChanged).Cancel();
        }

        return signal;
    }

    internal void Remove(PostgresSignal signal) => _signals.TryRemove(signal, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            // Fresh before the channels are read, so that a later subscription always ends the wait.
            var changed = new CancellationTokenSource();
            Volatile.Write(ref _channelsChanged, changed);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, changed.Token);
            try
            {
                await ListenAsync(() => failures = 0, until.Token);
            }
            catch (OperationCanceledException) when (until.IsCancellationRequested)
            {
                // Stopping, or another set of channels.
            }
            catch (Exception exception)
            {
                failures++;
                logger.ListeningEnded(exception);
                await Task.Delay(Backoff.Infrastructure.Delay(failures), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancellationToken)
    {
        var channels = _signals.Keys.Select(signal => signal.Channel).Distinct(StringComparer.Ordinal).ToArray();
        if (channels.Length == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Raise(signal => string.Equals(signal.Channel, notification.Channel, StringComparison.Ordinal));
        await using (var listen = new NpgsqlCommand(string.Concat(channels.Select(channel => $"LISTEN {channel};")), connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        Raise(_ => true);
        try
        {
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (connection.State is ConnectionState.Open)
        {
            // The session goes back to the pool.
            await using var unlisten = new NpgsqlCommand("UNLISTEN *", connection);
            await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            throw;
        }
    }

    private void Raise(Func<PostgresSignal, bool> concerned)
    {
        foreach (var signal in _signals.Keys.Where(concerned))
        {
            signal.Raise();
        }
    }
}
