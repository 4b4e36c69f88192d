namespace ClientPortal.Contracts;

/// <summary>
/// A fact that one service tells the others. Travels as a CloudEvents 1.0 message in AMQP binary mode: the record
/// is the JSON body, <see cref="EventType"/> is both the <c>type</c> attribute and the routing key on the topic exchange
/// <see cref="EventCatalog.Exchange"/>. The event's id is given when it enters the outbox; it is the <c>id</c>
/// attribute and the AMQP <c>message_id</c>, and the key by which consumers recognise a repeat.
/// </summary>
/// <remarks>Changes are additive only: a reader ignores members that it does not know.</remarks>
public interface IIntegrationEvent
{
    /// <summary>Name and routing key, for example <c>ticket.comment_added</c>.</summary>
    static abstract string EventType { get; }

    /// <summary>
    /// What the event is about: the id of a ticket, an invoice, an account, a link or a notification. Events of one
    /// subject are published and consumed in order.
    /// </summary>
    string Subject { get; }

    /// <summary>Rises with each event of the subject (its version); gaps are possible, repeats and steps back are not.</summary>
    long Sequence { get; }

    /// <summary>When it happened, UTC.</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>Who did it. The actor is never notified of his own act.</summary>
    Actor Actor { get; }
}
