using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>
/// A client's request and where it stands. Each verb checks its rule, changes the ticket, raises its version and returns the event that tells it;
/// the caller holds the row's lock and stores the event in the same transaction.
/// </summary>
public sealed class Ticket
{
    private Ticket()
    {
    }

    public Guid Id { get; private init; }

    public long Number { get; private init; }

    public Guid ClientId { get; private init; }

    public string Title { get; private init; } = "";

    public TicketStatus Status { get; private set; }

    public TicketPriority Priority { get; private set; }

    public Guid? AssigneeId { get; private set; }

    /// <summary>The closed ticket that this one goes on with.</summary>
    public Guid? FollowUpOf { get; private init; }

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The last change that the client may know of.</summary>
    public DateTimeOffset PublicUpdatedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Rises with every event; the event's sequence.</summary>
    public long Version { get; private set; }

    /// <summary>Rises with every event but internal notes: what the client sees as the version.</summary>
    public long PublicVersion { get; private set; }

    /// <summary>Text on its way into the search document; the table's trigger takes it.</summary>
    public string? UnindexedText { get; private set; }

    /// <summary>Names for the events; not columns of the ticket.</summary>
    public string ClientName { get; private set; } = "";

    public string? AssigneeName { get; private set; }

    public static (Ticket Ticket, TicketCreated Event) Open(NewTicket request, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ticket = new Ticket
        {
            Id = request.Id,
            Number = request.Number,
            ClientId = request.ClientId,
            ClientName = request.ClientName,
            Title = request.Title,
            Status = TicketStatus.New,
            Priority = request.Priority,
            FollowUpOf = request.FollowUpOf,
            CreatedBy = TicketActor.AccountOf(actor),
            CreatedAt = now,
            UnindexedText = $"{request.Number} {request.Title}\n{request.Text}",
        };
        ticket.Touch(now);
        return (ticket, new(ticket.Snapshot(), Excerpt.Of(request.Text), request.Attachments, ticket.Version, now, actor));
    }

    /// <summary>Adds what both sides see. A client's comment on a ticket that waits for him or counts as solved takes it back to work.</summary>
    public (TicketCommentAdded Added, TicketStatusChanged? Moved) Comment(Guid commentId, string text, IReadOnlyList<AttachmentSnapshot> attachments, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Status == TicketStatus.Closed)
        {
            throw TicketProblems.Closed(Id, Number);
        }

        UnindexedText = text;
        Touch(now);
        var added = new TicketCommentAdded(Snapshot(), commentId, Excerpt.Of(text), attachments, Version, now, actor);
        var answered = actor.Kind == ActorKind.Client && (Status is TicketStatus.WaitingForClient or TicketStatus.Resolved);
        return (added, answered ? Move(TicketStatus.InProgress, actor, now) : null);
    }

    /// <summary>Adds what staff alone see. A closed ticket takes notes too.</summary>
    public TicketNoteAdded AddNote(Guid commentId, string text, IReadOnlyList<AttachmentSnapshot> attachments, Actor actor, DateTimeOffset now)
    {
        Version++;
        UpdatedAt = now;
        return new(Snapshot(), commentId, Excerpt.Of(text), attachments, Version, now, actor);
    }

    public TicketStatusChanged ChangeStatus(TicketStatus to, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return TicketTransitions.Allows(Status, to, actor.Kind) ? Move(to, actor, now) : throw TicketProblems.IllegalTransition(Status, to);
    }

    /// <summary>The automatic rule of tickets that stayed resolved for long enough.</summary>
    public TicketStatusChanged CloseBySystem(DateTimeOffset now) => ChangeStatus(TicketStatus.Closed, Actor.System, now);

    /// <summary>Gives the ticket to a staff member, or to nobody.</summary>
    /// <returns>Null when it is his already.</returns>
    public TicketAssigned? Assign(TicketAssignee? assignee, Actor actor, DateTimeOffset now)
    {
        if (assignee?.AccountId == AssigneeId)
        {
            return null;
        }

        var (previousId, previousName) = (AssigneeId, AssigneeName);
        AssigneeId = assignee?.AccountId;
        AssigneeName = assignee?.Name;
        Touch(now);
        return new(Snapshot(), previousId, previousName, Version, now, actor);
    }

    /// <summary>Makes the ticket more or less urgent.</summary>
    /// <returns>Null when it has that priority already.</returns>
    public TicketPriorityChanged? ChangePriority(TicketPriority to, Actor actor, DateTimeOffset now)
    {
        if (to == Priority)
        {
            return null;
        }

        var from = Priority;
        Priority = to;
        Touch(now);
        return new(Snapshot(), from, to, Version, now, actor);
    }

    /// <summary>Tells the names that the events carry; called once after loading.</summary>
    internal Ticket WithNames(string clientName, string? assigneeName)
    {
        ClientName = clientName;
        AssigneeName = assigneeName;
        return this;
    }

    private TicketStatusChanged Move(TicketStatus to, Actor actor, DateTimeOffset now)
    {
        var from = Status;
        Status = to;
        ResolvedAt = to == TicketStatus.Resolved ? now : null;
        Touch(now);
        return new(Snapshot(), from, to, Version, now, actor);
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        PublicVersion++;
        UpdatedAt = now;
        PublicUpdatedAt = now;
    }

    private TicketSnapshot Snapshot() => new(Id, Number, Title, ClientId, ClientName, Status, Priority, AssigneeId, AssigneeName);
}
