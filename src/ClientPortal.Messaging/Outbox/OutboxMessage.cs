using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.Json;
using ClientPortal.Contracts;

namespace ClientPortal.Messaging.Outbox;

/// <summary>An event on its way out: a row of the table <c>outbox</c>.</summary>
public sealed class OutboxMessage
{
    private static readonly FrozenDictionary<Type, string> EventTypes =
        EventCatalog.All.ToFrozenDictionary(description => description.ClrType, description => description.EventType);

    public long Position { get; internal set; }

    /// <summary>CloudEvents id, AMQP message_id, the readers' key against repeats.</summary>
    public Guid EventId { get; internal init; }

    /// <summary>CloudEvents type and routing key.</summary>
    public string Type { get; internal init; } = "";

    public string Subject { get; internal init; } = "";

    public long Sequence { get; internal init; }

    public DateTimeOffset OccurredAt { get; internal init; }

    /// <summary>The JSON as it will be sent.</summary>
    public string Body { get; internal init; } = "";

    /// <summary>W3C trace context of the cause.</summary>
    public string? TraceParent { get; internal init; }

    /// <summary>Gives the event its id and takes the current trace along.</summary>
    /// <exception cref="ArgumentException">The event is not in <see cref="EventCatalog"/>, or has no subject.</exception>
    public static OutboxMessage From(IIntegrationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var type = EventTypes.GetValueOrDefault(@event.GetType())
            ?? throw new ArgumentException($"{@event.GetType().Name} is not listed in EventCatalog: add it there with its schema.", nameof(@event));
        if (string.IsNullOrEmpty(@event.Subject))
        {
            throw new ArgumentException($"{@event.GetType().Name} has no subject: its order could not be kept.", nameof(@event));
        }

        return new OutboxMessage
        {
            EventId = Guid.CreateVersion7(),
            Type = type,
            Subject = @event.Subject,
            Sequence = @event.Sequence,
            OccurredAt = @event.OccurredAt.ToUniversalTime(),
            Body = JsonSerializer.Serialize(@event, @event.GetType(), ContractsJson.Options),
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null,
        };
    }
}
