using System.Diagnostics.CodeAnalysis;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Paging;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>An id with the name to show for it.</summary>
public sealed record Party(Guid Id, string Name);

/// <summary>A ticket as lists show it.</summary>
/// <param name="UpdatedAt">The last change that the reader may know of.</param>
public record TicketSummary(
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
public record TicketState : TicketSummary, IVersioned
{
    internal TicketState(TicketSummary summary)
        : base(summary)
    {
    }

    /// <summary>Where the caller may move it from here.</summary>
    public required IReadOnlyList<TicketStatus> AllowedStatuses { get; init; }

    /// <summary>False for a closed ticket: open a new one and name this one in <c>followUpOf</c>.</summary>
    public required bool TakesComments { get; init; }

    /// <inheritdoc />
    public required long Version { get; init; }
}

/// <summary>A ticket with what was said and done.</summary>
public sealed record TicketDetails : TicketState
{
    [SetsRequiredMembers]
    internal TicketDetails(TicketState state)
        : base(state)
    {
    }

    /// <summary>The closed ticket that this one goes on with.</summary>
    public TicketReference? FollowUpOf { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The newest entries, oldest of them first; the cursor leads to older ones.</summary>
    public Page<ConversationEntry> Conversation { get; init; } = new([], null);

    /// <summary>Likewise.</summary>
    public Page<HistoryEntry> History { get; init; } = new([], null);
}

/// <summary>Another ticket, to link to.</summary>
public sealed record TicketReference(Guid Id, long Number, string Title);

/// <summary>The opening text, a comment, or an internal note.</summary>
/// <param name="Via">Whether it came through the portal or by Telegram.</param>
/// <param name="Internal">A note; clients are never shown any.</param>
public record ConversationEntry(
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

/// <summary>A stored comment and the ticket it went to, with the ticket's new version.</summary>
public sealed record WrittenComment : ConversationEntry, IVersioned
{
    internal WrittenComment(ConversationEntry entry)
        : base(entry)
    {
    }

    public required TicketSummary Ticket { get; init; }

    /// <inheritdoc />
    public required long Version { get; init; }
}
