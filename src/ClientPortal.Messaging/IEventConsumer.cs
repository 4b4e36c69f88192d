using ClientPortal.Contracts;

namespace ClientPortal.Messaging;

/// <summary>
/// Handles one kind of event. Called in order within a subject, in parallel over subjects, at least once: a repeat must do
/// no harm. A fault of the infrastructure is thrown on and the event is tried again until it passes; any other exception
/// is tried a few times, then the event is parked.
/// </summary>
public interface IEventConsumer<in TEvent>
    where TEvent : class, IIntegrationEvent
{
    Task ConsumeAsync(TEvent message, EventEnvelope envelope, CancellationToken cancellationToken);
}
