using System.Collections.Frozen;

namespace ClientPortal.Messaging.Consuming;

/// <summary>A queue and everything that its reader needs to know.</summary>
internal sealed class EventQueue(string name, IReadOnlyList<EventRoute> routes, InfrastructureFaults faults, EventQueueOptions options)
{
    public string Name { get; } = name;

    public FrozenDictionary<string, EventRoute> Routes { get; } = routes.ToFrozenDictionary(route => route.EventType, StringComparer.Ordinal);

    public InfrastructureFaults Faults { get; } = faults;

    public EventQueueOptions Options { get; } = options;

    /// <summary>Kept up to date by the queue's reader; null while unknown.</summary>
    public long? ParkedCount { get; set; }

    /// <summary>True while the queue is read, or this process stands by for it.</summary>
    public bool IsConnected { get; set; }
}
