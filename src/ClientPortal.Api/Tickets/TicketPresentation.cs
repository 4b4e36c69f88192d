using ClientPortal.Api.Auth;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>What a caller is shown of a ticket. A client must not learn of internal notes, not even by a version or a time.</summary>
internal static class TicketPresentation
{
    public static long VersionFor(this Ticket ticket, CurrentAccount caller) => caller.IsStaff ? ticket.Version : ticket.PublicVersion;

    public static TicketSummary SummaryFor(this Ticket ticket, CurrentAccount caller) => new(
        ticket.Id,
        ticket.Number,
        ticket.Title,
        ticket.Status,
        ticket.Priority,
        new(ticket.ClientId, ticket.ClientName),
        ticket.AssigneeId is { } assignee ? new(assignee, ticket.AssigneeName ?? "") : null,
        ticket.CreatedAt,
        caller.IsStaff ? ticket.UpdatedAt : ticket.PublicUpdatedAt);

    public static TicketState StateFor(this Ticket ticket, CurrentAccount caller) =>
        new(ticket.SummaryFor(caller))
        {
            AllowedStatuses = TicketTransitions.From(ticket.Status, caller.Actor.Kind),
            TakesComments = ticket.Status != TicketStatus.Closed,
            Version = ticket.VersionFor(caller),
        };

    public static ConversationEntry Show(this TicketComment comment, IReadOnlyList<AttachmentSnapshot> attachments) => new(
        comment.Id,
        new(comment.AuthorId, comment.AuthorKind, comment.AuthorName),
        comment.Via,
        comment.Internal,
        comment.Body,
        attachments,
        comment.CreatedAt);

    public static HistoryEntry Show(this TicketHistoryEntry entry) => new(
        entry.Action,
        entry.From,
        entry.To,
        entry.CommentId,
        new(entry.ActorId, entry.ActorKind, entry.ActorName),
        entry.Via,
        entry.At);
}
