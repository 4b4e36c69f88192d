using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A ticket became more or less urgent.</summary>
public sealed record TicketPriorityChanged(
    TicketSnapshot Ticket,
    TicketPriority From,
    TicketPriority To,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.priority_changed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
