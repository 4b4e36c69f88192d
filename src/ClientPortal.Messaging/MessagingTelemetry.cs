using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClientPortal.Messaging.Consuming;

namespace ClientPortal.Messaging;

/// <summary>Spans and instruments of publishing and consuming; both are named <see cref="Name"/>.</summary>
public sealed class MessagingTelemetry : IDisposable
{
    public const string Name = "ClientPortal.Messaging";

    internal static readonly ActivitySource Spans = new(Name);

    public MessagingTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        Meter = meters.Create(Name);
        Published = Meter.CreateCounter<long>("clientportal.outbox.published", "{event}", "Events that the broker has confirmed.");
        Consumed = Meter.CreateHistogram<double>("clientportal.events.consume.duration", "s", "Time from the first try to the end of an event's handling.");
    }

    internal Meter Meter { get; }

    internal Counter<long> Published { get; }

    internal Histogram<double> Consumed { get; }

    /// <summary>An alert on parked messages is how ops hears of them.</summary>
    internal void ObserveParked(EventQueue queue) => Meter.CreateObservableGauge(
        "clientportal.events.parked",
        () => queue.ParkedCount is { } count ? [new Measurement<long>(count, new KeyValuePair<string, object?>("queue", queue.Name))] : Array.Empty<Measurement<long>>(),
        "{event}",
        "Messages that could not be handled and wait for a person.");

    public void Dispose() => Meter.Dispose();
}
