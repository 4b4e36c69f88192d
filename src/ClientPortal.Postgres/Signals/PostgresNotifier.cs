using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Signals;

/// <summary>
/// Notifies behind commits, for writers that shall not wait for it. Calls that come while one is on its way leave together
/// as the next one. See <see cref="NotifySql"/>.
/// </summary>
public sealed class PostgresNotifier(NpgsqlDataSource database, TimeProvider time, ILogger<PostgresNotifier> logger) : BackgroundService
{
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private HashSet<string> _channels = new(StringComparer.Ordinal);

    /// <summary>Call it after the commit. Never fails and never waits.</summary>
    /// <param name="channel">A NOTIFY channel.</param>
    public void Notify(string channel)
    {
        lock (_gate)
        {
            _channels.Add(channel);
        }

        _due.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken))
        {
            var channels = Take();
            for (var failures = 1; channels.Length > 0; failures++)
            {
                try
                {
                    await SendAsync(channels, stoppingToken);
                    break;
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // The server is away, or no connection is free. Whatever it is, the service goes on.
                    logger.NotNotified(exception);
                    await Task.Delay(Backoff.Infrastructure.Delay(failures), time, stoppingToken);
                    channels = [.. channels.Union(Take(), StringComparer.Ordinal)];
                }
            }
        }
    }

    private string[] Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _channels];
            _channels = new(StringComparer.Ordinal);
            return taken;
        }
    }

    private async Task SendAsync(string[] channels, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT pg_notify(channel, '') FROM unnest($1) AS due (channel)");
        command.Parameters.Add(new() { Value = channels });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
