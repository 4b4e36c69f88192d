using System.Text.Json;
using ClientPortal.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.Messaging.Consuming;

/// <summary>The way of one kind of event to its consumer.</summary>
internal abstract class EventRoute(string eventType)
{
    public string EventType { get; } = eventType;

    /// <summary>The event, or an exception for a body that is something else.</summary>
    /// <exception cref="JsonException">The body is not the event's JSON.</exception>
    public abstract object Read(ReadOnlySpan<byte> body);

    public abstract Task ConsumeAsync(IServiceProvider scope, object message, EventEnvelope envelope, CancellationToken cancellationToken);
}

internal sealed class EventRoute<TEvent, TConsumer>() : EventRoute(TEvent.EventType)
    where TEvent : class, IIntegrationEvent
    where TConsumer : class, IEventConsumer<TEvent>
{
    public override object Read(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<TEvent>(body, ContractsJson.Options) ?? throw new JsonException("The body is null.");

    public override Task ConsumeAsync(IServiceProvider scope, object message, EventEnvelope envelope, CancellationToken cancellationToken) =>
        scope.GetRequiredService<TConsumer>().ConsumeAsync((TEvent)message, envelope, cancellationToken);
}
