using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Retention;
using ClientPortal.NotificationStore;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Removes updates that were handled long ago, page by page. Every replica does it: they leave each other's rows alone.</summary>
internal sealed class UpdateCleaner(
    UpdateStore store,
    BotIdentity bot,
    IOptions<UpdateOptions> updates,
    IOptions<RetentionOptions> retention,
    TimeProvider time,
    ILogger<UpdateCleaner> logger) : BackgroundService
{
    /// <summary>Removes everything that is old enough; answers how much that was.</summary>
    internal async Task<long> CleanAsync(CancellationToken cancellationToken)
    {
        var removed = 0L;
        var page = new RetentionPage(LastId: 0, More: true, Removed: 0);
        while (page.More)
        {
            page = await store.RemoveAsync(bot.BotId, page.LastId, retention.Value.PageSize, updates.Value.KeepHandled, cancellationToken);
            removed += page.Removed;
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(retention.Value.Interval, time);
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
                logger.UpdatesRemoved(removed);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: old rows must not end the host. The next turn begins anew.
            logger.UpdatesNotRemoved(fault);
        }
    }
}
