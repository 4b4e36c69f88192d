namespace ClientPortal.Messaging;

/// <summary>What travels with an event: the CloudEvents attributes.</summary>
/// <param name="EventId">Given once, when the event entered its outbox; a repeat carries the same.</param>
/// <param name="Type">The event's name and routing key.</param>
/// <param name="Subject">What the event is about; events of one subject are handled in order.</param>
/// <param name="Sequence">Rises within the source and the subject.</param>
/// <param name="TraceParent">W3C trace context for what the handling stores for later; null when nothing is traced.</param>
public sealed record EventEnvelope(Guid EventId, string Type, string Subject, long Sequence, string? TraceParent);
