using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A comment that client and staff both see.</summary>
/// <param name="Excerpt">The beginning of the text, at most 700 characters, plain text.</param>
/// <param name="Attachments">Files that came with it; empty, never null.</param>
public sealed record TicketCommentAdded(
    TicketSnapshot Ticket,
    Guid CommentId,
    string Excerpt,
    IReadOnlyList<AttachmentSnapshot> Attachments,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "ticket.comment_added";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Ticket.TicketId.ToString();
}
