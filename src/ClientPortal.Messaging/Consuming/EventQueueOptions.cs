using ClientPortal.Postgres;

namespace ClientPortal.Messaging.Consuming;

/// <summary>How a service reads its queue.</summary>
public sealed class EventQueueOptions
{
    /// <summary>Messages that the broker sends ahead. Bounds what waits in memory.</summary>
    public ushort Prefetch { get; set; } = 256;

    /// <summary>Subjects handled at the same time.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>How often an event is tried before it is parked. Faults of the infrastructure do not count.</summary>
    public int Tries { get; set; } = 5;

    /// <summary>Pauses between those tries. Only the event's own subject waits meanwhile.</summary>
    public Backoff TryBackoff { get; set; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    /// <summary>Pauses while the infrastructure is away.</summary>
    public Backoff InfrastructureBackoff { get; set; } = Backoff.Infrastructure;

    /// <summary>How long handling in flight may go on after the service was told to stop, or after the channel was lost.</summary>
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(10);
}
