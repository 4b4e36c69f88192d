using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Measures the queue every quarter of a minute and complains when nothing moves, so that a backlog that nobody works
/// off does not stay unseen. Runs beside the dispatcher: what is stuck cannot report itself.
/// </summary>
internal sealed class DeliveryWatch(
    QueueMeter meter,
    QueueGauges gauges,
    DispatcherStatus status,
    TimeProvider time,
    ILogger<DeliveryWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(45);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (status.TurnAge is var age && age > Stuck)
        {
            logger.DispatcherStuck((int)age.TotalSeconds);
        }

        try
        {
            gauges.Depth = await meter.MeasureAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: a measurement must not end the host.
            logger.QueueNotMeasured(fault);
        }
    }
}
