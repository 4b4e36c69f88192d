using System.Diagnostics.Metrics;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Retention;

/// <summary>
/// Removes messages that came to rest long ago, page by page. Every replica does it: they leave each other's rows alone,
/// and one that finds nothing reads no further than the first young row.
/// </summary>
internal sealed class QueueCleaner : BackgroundService
{
    /// <summary>Leaves the database room for deliveries while a long backlog is removed.</summary>
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(50);

    private readonly QueueRetention _retention;
    private readonly RetentionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Counter<long> _removed;

    public QueueCleaner(
        QueueRetention retention, IOptions<RetentionOptions> options, IMeterFactory meters, TimeProvider time, ILogger<QueueCleaner> logger)
    {
        _retention = retention;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _removed = meters.Create(DeliveryMetrics.MeterName)
            .CreateCounter<long>("clientportal.notifications.removed", "{message}", "Messages removed from the queue for their age.");
    }

    /// <summary>Removes everything that is old enough; answers how much that was.</summary>
    internal async Task<long> CleanAsync(CancellationToken cancellationToken)
    {
        var removed = 0L;
        var page = new RetentionPage(LastId: 0, More: true, Removed: 0);
        while (page.More)
        {
            page = await _retention.RemoveAsync(page.LastId, _options.PageSize, _options.KeepSettled, _options.KeepFailed, cancellationToken);
            removed += page.Removed;
            _removed.Add(page.Removed);
            await Task.Delay(BetweenPages, _time, cancellationToken);
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryCleanAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryCleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await CleanAsync(cancellationToken) is > 0 and var removed)
            {
                _logger.Removed(removed);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: old rows must not end the host. The next turn begins anew.
            _logger.NotRemoved(fault);
        }
    }
}
