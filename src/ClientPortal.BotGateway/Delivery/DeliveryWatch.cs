using ClientPortal.NotificationStore;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Measures the queue every quarter of a minute and complains when nothing moves, so that a backlog that nobody works
/// off does not stay unseen. Runs beside the dispatcher: what is stuck cannot report itself. Every replica watches, whoever
/// should send: when nobody holds the lease there is nobody else to tell.
/// </summary>
internal sealed class DeliveryWatch(
    QueueMeter meter,
    QueueGauges gauges,
    DispatcherStatus status,
    SteadyClock clock,
    IOptions<DeliveryOptions> settings,
    TimeProvider time,
    ILogger<DeliveryWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(45);

    private bool _overdue;

    /// <summary>A message that could have left this long ago is overdue. With the interval of the looks, it is told within a minute.</summary>
    public static TimeSpan Overdue { get; } = TimeSpan.FromSeconds(30);

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
            gauges.Depth = await meter.MeasureAsync(clock.Now, settings.Value.ClaimDuration, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: a measurement must not end the host.
            gauges.NotMeasured();
            logger.QueueNotMeasured(fault);
        }

        TellOverdue();
    }

    /// <summary>Once when it begins and once when it ends; health and the metric say it all the while.</summary>
    private void TellOverdue()
    {
        var overdue = gauges.DueAge > Overdue;
        if (overdue && !_overdue)
        {
            logger.MessagesOverdue((int)gauges.DueAge.TotalSeconds);
        }
        else if (!overdue && _overdue)
        {
            logger.MessagesLeaveAgain();
        }

        _overdue = overdue;
    }
}
