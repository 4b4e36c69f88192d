using ClientPortal.Contracts;

namespace ClientPortal.Web.Tickets;

// The Api's answers, cut to what the pages show.

public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

public sealed record Party(Guid Id, string Name);

public record TicketSummary(
    Guid Id, long Number, string Title, TicketStatus Status, TicketPriority Priority, Party Client, Party? Assignee, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A ticket with what was said and done.</summary>
/// <param name="AllowedStatuses">Where the reader may move it.</param>
/// <param name="TakesComments">False for a closed one.</param>
public sealed record TicketDetails(
    Guid Id,
    long Number,
    string Title,
    TicketStatus Status,
    TicketPriority Priority,
    Party Client,
    Party? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ResolvedAt,
    TicketReference? FollowUpOf,
    IReadOnlyList<TicketStatus> AllowedStatuses,
    bool TakesComments,
    long Version,
    Page<ConversationEntry> Conversation,
    Page<HistoryEntry> History) : TicketSummary(Id, Number, Title, Status, Priority, Client, Assignee, CreatedAt, UpdatedAt)
{
    public bool IsResolved => Status == TicketStatus.Resolved;
}

/// <summary>Another ticket, to link to.</summary>
public sealed record TicketReference(Guid Id, long Number, string Title);

/// <summary>The opening text, a comment, or an internal note.</summary>
public sealed record ConversationEntry(
    Guid Id, Person Author, Channel Via, bool Internal, string Text, IReadOnlyList<AttachmentSnapshot> Attachments, DateTimeOffset CreatedAt);

/// <summary>Who, when, what, from what to what.</summary>
/// <param name="Action"><c>opened</c>, <c>commented</c>, <c>noted</c>, <c>status_changed</c>, <c>assigned</c> or <c>priority_changed</c>.</param>
public sealed record HistoryEntry(string Action, string? From, string? To, Person Actor, Channel Via, DateTimeOffset At);

/// <summary>Who did something, by the name of that time.</summary>
public sealed record Person(Guid? Id, ActorKind Kind, string Name);

/// <summary>A colleague whom tickets can be assigned to.</summary>
public sealed record StaffMember(Guid Id, string Name);

/// <summary>Sizes of the usual lists.</summary>
/// <param name="Unassigned">Null for clients, like <paramref name="Mine"/>.</param>
/// <param name="Cap">Where counting stops: "this many or more".</param>
public sealed record TicketCounts(long New, long InProgress, long WaitingForClient, long Resolved, long? Unassigned, long? Mine, long Cap)
{
    /// <summary>How many a view shows; null where nobody counts them.</summary>
    public long? Of(string view) => view switch
    {
        "mine" => Mine,
        "unassigned" => Unassigned,
        "open" => New + InProgress + WaitingForClient,
        "waiting" => WaitingForClient,
        "resolved" => Resolved,
        _ => null,
    };
}
