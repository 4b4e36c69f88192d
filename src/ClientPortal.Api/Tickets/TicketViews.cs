using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Paging;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>An id with the name to show for it.</summary>
public sealed record Party(Guid Id, string Name);

/// <summary>A ticket as lists show it.</summary>
/// <param name="UpdatedAt">The last change that the reader may know of.</param>
public sealed record TicketSummary(
    Guid Id,
    long Number,
    string Title,
    TicketStatus Status,
    TicketPriority Priority,
    Party Client,
    Party? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A ticket after a change, with its new version.</summary>
/// <param name="AllowedStatuses">Where the caller may move it from here.</param>
/// <param name="TakesComments">False for a closed ticket: open a new one and name this one in <c>followUpOf</c>.</param>
public sealed record TicketState(TicketSummary Ticket, IReadOnlyList<TicketStatus> AllowedStatuses, bool TakesComments, long Version) : IVersioned;

/// <summary>A ticket with what was said and done.</summary>
/// <param name="Conversation">The newest entries, oldest of them first; the cursor leads to older ones.</param>
/// <param name="History">Likewise.</param>
public sealed record TicketDetails(
    TicketSummary Ticket,
    TicketReference? FollowUpOf,
    DateTimeOffset? ResolvedAt,
    IReadOnlyList<TicketStatus> AllowedStatuses,
    bool TakesComments,
    Page<ConversationEntry> Conversation,
    Page<HistoryEntry> History,
    long Version) : IVersioned;

/// <summary>Another ticket, to link to.</summary>
public sealed record TicketReference(Guid Id, long Number, string Title);

/// <summary>The opening text, a comment, or an internal note.</summary>
/// <param name="Via">Whether it came through the portal or by Telegram.</param>
/// <param name="Internal">A note; clients are never shown any.</param>
public sealed record ConversationEntry(
    Guid Id,
    Person Author,
    Channel Via,
    bool Internal,
    string Text,
    IReadOnlyList<AttachmentSnapshot> Attachments,
    DateTimeOffset CreatedAt);

/// <summary>Who, when, what, from what to what.</summary>
/// <param name="From">Status, priority, or an assignee's name; null where nothing was before.</param>
public sealed record HistoryEntry(TicketAction Action, string? From, string? To, Guid? CommentId, Person Actor, Channel Via, DateTimeOffset At);

/// <summary>Who did something, by the name of that time.</summary>
/// <param name="Id">Null for the system.</param>
public sealed record Person(Guid? Id, ActorKind Kind, string Name);

/// <summary>A stored comment and the ticket it went to.</summary>
public sealed record WrittenComment(ConversationEntry Comment, TicketSummary Ticket, long Version) : IVersioned;
