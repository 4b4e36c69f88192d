using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An internal note: staff only. It has a routing key of its own so that integrators can leave it out.</summary>
/// <param name="Excerpt">The beginning of the text, at most 700 characters, plain text.</param>
/// <param name="Attachments">Files that came with it; empty, never null.</param>
public sealed record TicketNoteAdded(
    TicketSnapshot Ticket,
    Guid CommentId,
    string Excerpt,
    IReadOnlyList<AttachmentSnapshot> Attachments,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.note_added";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
