using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A ticket moved from one status to another.</summary>
public sealed record TicketStatusChanged(
    TicketSnapshot Ticket,
    TicketStatus From,
    TicketStatus To,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.status_changed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
