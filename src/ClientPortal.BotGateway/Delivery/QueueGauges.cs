using System.Diagnostics.Metrics;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>The queue and the dispatcher as gauges. Values are those of the last look.</summary>
internal sealed class QueueGauges
{
    private readonly TimeProvider _time;
    private volatile QueueDepth _depth = new(0, 0, new Dictionary<string, long>(StringComparer.Ordinal), null, TimeSpan.Zero);
    private long _measuredAt;
    private volatile bool _stale;

    public QueueGauges(IMeterFactory meters, DispatcherStatus status, TimeProvider time)
    {
        _time = time;
        _measuredAt = time.GetTimestamp();
        var meter = meters.Create(DeliveryMetrics.MeterName);
        meter.CreateObservableGauge("clientportal.notifications.queue.depth", Depths, "{message}", "Messages in the queue by state; unsent ones by cause as well.");
        meter.CreateObservableGauge("clientportal.notifications.queue.oldest_age", () => OldestAge(time), "s", "Age of the oldest message that is its chat's next.");
        meter.CreateObservableGauge("clientportal.notifications.queue.due_age", () => DueAge.TotalSeconds, "s", "How long a message has been free to leave, whoever should send it. Alert above 60: messages are not being sent.");
        meter.CreateObservableGauge("clientportal.dispatcher.turn_age", () => status.TurnAge.TotalSeconds, "s", "Time since the dispatcher's loop last came round. Alert above 60: it is stuck.");
        meter.CreateObservableGauge("clientportal.dispatcher.holds_lease", () => status.HoldsLease ? 1 : 0, null, "1 in the process that sends. Alert when the sum over all is not 1.");
    }

    public QueueDepth Depth
    {
        set
        {
            _depth = value;
            Volatile.Write(ref _measuredAt, _time.GetTimestamp());
            _stale = false;
        }
    }

    /// <summary>How long a message has been free to leave; zero when none is. Goes on rising while the queue cannot be measured.</summary>
    public TimeSpan DueAge =>
        _depth.OldestDueAge is var age && age > TimeSpan.Zero && _stale ? age + _time.GetElapsedTime(Volatile.Read(ref _measuredAt)) : age;

    /// <summary>The last look failed.</summary>
    public void NotMeasured() => _stale = true;

    private double OldestAge(TimeProvider time) =>
        _depth.OldestPendingAt is { } at ? Math.Max(0, (time.GetUtcNow() - at).TotalSeconds) : 0;

    private IEnumerable<Measurement<long>> Depths()
    {
        var depth = _depth;
        yield return new Measurement<long>(depth.Pending, new KeyValuePair<string, object?>("state", "pending"));
        yield return new Measurement<long>(depth.Sending, new KeyValuePair<string, object?>("state", "sending"));
        foreach (var (cause, count) in depth.Unsent)
        {
            yield return new Measurement<long>(count, new("state", "unsent"), new("cause", cause));
        }
    }
}
