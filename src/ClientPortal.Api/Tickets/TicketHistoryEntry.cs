using ClientPortal.Api.Json;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>Who changed what, when, from what to what. One entry per event, made from it.</summary>
public sealed class TicketHistoryEntry
{
    private TicketHistoryEntry()
    {
    }

    public Guid TicketId { get; private init; }

    public long Version { get; private init; }

    public TicketAction Action { get; private init; }

    /// <summary>Status or priority in snake_case, or the assignee's name.</summary>
    public string? From { get; private init; }

    public string? To { get; private init; }

    public Guid? CommentId { get; private init; }

    /// <summary>Never shown to the client.</summary>
    public bool Internal { get; private init; }

    public Guid? ActorId { get; private init; }

    public ActorKind ActorKind { get; private init; }

    public string ActorName { get; private init; } = "";

    public Channel Via { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The entry that an event makes.</summary>
    /// <param name="commentId">The conversation's entry that belongs to it, if any.</param>
    public static TicketHistoryEntry Of(IIntegrationEvent told, Guid? commentId) => told switch
    {
        TicketCreated => Entry(told, TicketAction.Opened, null, null, commentId),
        TicketCommentAdded => Entry(told, TicketAction.Commented, null, null, commentId),
        TicketNoteAdded => Entry(told, TicketAction.Noted, null, null, commentId),
        TicketStatusChanged status => Entry(told, TicketAction.StatusChanged, SnakeCase.Of(status.From), SnakeCase.Of(status.To)),
        TicketAssigned assigned => Entry(told, TicketAction.Assigned, assigned.PreviousAssigneeName, assigned.Ticket.AssigneeName),
        TicketPriorityChanged priority => Entry(told, TicketAction.PriorityChanged, SnakeCase.Of(priority.From), SnakeCase.Of(priority.To)),
        _ => throw new ArgumentException($"{told?.GetType().Name} is no event of a ticket.", nameof(told)),
    };

    private static TicketHistoryEntry Entry(IIntegrationEvent told, TicketAction action, string? from, string? to, Guid? commentId = null) => new()
    {
        TicketId = Guid.Parse(told.Subject),
        Version = told.Sequence,
        Action = action,
        From = from,
        To = to,
        CommentId = commentId,
        Internal = action == TicketAction.Noted,
        ActorId = told.Actor.AccountId,
        ActorKind = told.Actor.Kind,
        ActorName = told.Actor.Name,
        Via = told.Actor.Via,
        At = told.OccurredAt,
    };
}

/// <summary>What happened to a ticket.</summary>
public enum TicketAction
{
    Opened,
    Commented,

    /// <summary>An internal note.</summary>
    Noted,
    StatusChanged,
    Assigned,
    PriorityChanged,
}
