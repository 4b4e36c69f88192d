using ClientPortal.Contracts;

namespace ClientPortal.BotGateway.Portal;

// The Api's answers and requests, cut to the fields that the bot reads or writes.

internal sealed record PortalPage<T>(IReadOnlyList<T> Items, string? NextCursor);

internal sealed record PortalParty(Guid Id, string Name);

/// <summary>A ticket of a list, after a change, or in full.</summary>
/// <param name="AllowedStatuses">Where this reader may move it; null in lists, like all that follows.</param>
internal sealed record PortalTicket(
    Guid Id,
    long Number,
    string Title,
    TicketStatus Status,
    TicketPriority Priority,
    PortalParty Client,
    PortalParty? Assignee,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<TicketStatus>? AllowedStatuses = null,
    bool? TakesComments = null,
    PortalPage<PortalEntry>? Conversation = null)
{
    public bool MayBecome(TicketStatus status) => AllowedStatuses?.Contains(status) is true;
}

/// <summary>One text of a ticket's conversation.</summary>
/// <param name="Internal">A note, which clients are not shown.</param>
internal sealed record PortalEntry(PortalAuthor Author, bool Internal, string Text, IReadOnlyList<AttachmentSnapshot> Attachments, DateTimeOffset CreatedAt);

internal sealed record PortalAuthor(Guid? Id, string Name);

/// <summary>A stored comment.</summary>
internal sealed record PortalComment(Guid Id, PortalTicket Ticket);

internal sealed record PortalTicketCounts(long New, long InProgress, long WaitingForClient, long Resolved, long? Unassigned, long? Mine, long Cap);

internal sealed record PortalInvoice(
    Guid Id, string? Number, PortalParty Client, InvoiceStatus Status, string Currency, string Total, DateOnly DueDate, DateOnly? PaidOn);

internal sealed record PortalAccount(Guid Id, AccountRole Role, string Name, string Language, string TimeZone);

internal sealed record OpenTicketBody(string Title, string Text, Guid? FollowUpOf, IReadOnlyList<Guid> Attachments);

internal sealed record CommentBody(string Text, IReadOnlyList<Guid> Attachments);

internal sealed record StatusBody(TicketStatus Status);

internal sealed record AssigneeBody(Guid? AssigneeId);

internal sealed record ProfileBody(string? Language = null, string? TimeZone = null);

/// <summary>The Api's problem details.</summary>
internal sealed record PortalProblem(string? Code = null);

/// <summary>OAuth's answer.</summary>
internal sealed record PortalToken(
    [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
    [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(PortalToken);
}
