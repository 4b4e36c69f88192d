using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A client opened a ticket, or staff opened one for a client; <see cref="Actor"/> tells which.</summary>
/// <param name="Excerpt">The beginning of the text, at most 700 characters, plain text.</param>
/// <param name="Attachments">Files that came with it; empty, never null.</param>
public sealed record TicketCreated(
    TicketSnapshot Ticket,
    string Excerpt,
    IReadOnlyList<AttachmentSnapshot> Attachments,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.created";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
