using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A ticket got an assignee, another one, or none; the new one stands in <see cref="Ticket"/>.</summary>
public sealed record TicketAssigned(
    TicketSnapshot Ticket,
    Guid? PreviousAssigneeId,
    string? PreviousAssigneeName,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.assigned";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
