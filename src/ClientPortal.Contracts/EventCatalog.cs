namespace ClientPortal.Contracts;

/// <summary>Every event that the product publishes. An event that is missing here cannot enter an outbox.</summary>
public static class EventCatalog
{
    /// <summary>The durable topic exchange that all events go to; bind a queue to it by routing key.</summary>
    public const string Exchange = "clientportal.events";

    /// <summary>All events in the order of their names.</summary>
    public static IReadOnlyList<EventDescription> All { get; } =
    [
        Describe<AccountChanged>(),
        Describe<AccountCreated>(),
        Describe<AccountDeactivated>(),
        Describe<InvoiceCancelled>(),
        Describe<InvoiceIssued>(),
        Describe<InvoiceOverdue>(),
        Describe<InvoicePaid>(),
        Describe<NotificationFailed>(),
        Describe<NotificationSent>(),
        Describe<NotificationUnknown>(),
        Describe<TelegramLinkActivated>(),
        Describe<TelegramLinkRemoved>(),
        Describe<TelegramLinkResumed>(),
        Describe<TelegramLinkSuspended>(),
        Describe<TicketAssigned>(),
        Describe<TicketCommentAdded>(),
        Describe<TicketCreated>(),
        Describe<TicketNoteAdded>(),
        Describe<TicketPriorityChanged>(),
        Describe<TicketStatusChanged>(),
    ];

    /// <summary>The record of an event's name, or null for a name that is not ours.</summary>
    public static Type? FindClrType(string eventType) => ByName.GetValueOrDefault(eventType);

    private static readonly Dictionary<string, Type> ByName = All.ToDictionary(e => e.EventType, e => e.ClrType, StringComparer.Ordinal);

    private static EventDescription Describe<TEvent>()
        where TEvent : class, IIntegrationEvent => new(TEvent.EventType, typeof(TEvent));
}

/// <summary>One published event.</summary>
/// <param name="EventType">CloudEvents type and routing key.</param>
/// <param name="ClrType">The record whose JSON is the body.</param>
public sealed record EventDescription(string EventType, Type ClrType);
