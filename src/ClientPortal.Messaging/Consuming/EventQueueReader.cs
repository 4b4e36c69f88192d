using ClientPortal.Messaging.Broker;
using ClientPortal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClientPortal.Messaging.Consuming;

/// <summary>Keeps a session on the queue open for as long as the service runs.</summary>
internal sealed class EventQueueReader(
    EventQueue queue,
    BrokerConnector broker,
    IServiceScopeFactory scopes,
    MessagingTelemetry telemetry,
    TimeProvider time,
    ILogger<EventQueueReader> logger) : BackgroundService
{
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(15);

    private readonly EventHandler _handler = new(queue, scopes, telemetry, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        telemetry.ObserveParked(queue);
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await using var session = await OpenAsync(stoppingToken);
                (queue.IsConnected, failures) = (true, 0);
                logger.Consuming(queue.Name);
                await ReadAsync(session, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                failures++;
                logger.ConsumingInterrupted(queue.Name, exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            finally
            {
                queue.IsConnected = false;
            }

            await Task.Delay(Backoff.Infrastructure.Delay(Math.Max(1, failures)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<QueueSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync($"queue {queue.Name}", cancellationToken);
        try
        {
            return await QueueSession.OpenAsync(queue, _handler, connection, time, logger, cancellationToken);
        }
        catch
        {
            await BrokerConnector.CloseAsync(connection);
            throw;
        }
    }

    private async Task ReadAsync(QueueSession session, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var counting = CountParkedAsync(session, ended.Token);
        try
        {
            await session.RunAsync(stopping);
        }
        finally
        {
            await ended.CancelAsync();
            await counting;
        }
    }

    private async Task CountParkedAsync(QueueSession session, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                queue.ParkedCount = await session.CountParkedAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                queue.ParkedCount = null;
                logger.ParkedNotCounted(queue.Name, exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(CountInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
