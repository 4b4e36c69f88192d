using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>All that it takes to open a ticket.</summary>
/// <param name="Number">From the sequence <c>portal.ticket_numbers</c>.</param>
/// <param name="Text">The opening text, 1–20,000 characters.</param>
public sealed record NewTicket(
    Guid Id,
    long Number,
    Guid ClientId,
    string ClientName,
    string Title,
    string Text,
    TicketPriority Priority,
    Guid? FollowUpOf,
    IReadOnlyList<AttachmentSnapshot> Attachments);

/// <summary>A staff account that may be given tickets.</summary>
public sealed record TicketAssignee(Guid AccountId, string Name);
