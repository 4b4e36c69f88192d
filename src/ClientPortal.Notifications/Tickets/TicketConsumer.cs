using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;

namespace ClientPortal.Notifications.Tickets;

/// <summary>Who is told of a ticket's events. The actor never is, and a note never reaches a client.</summary>
internal sealed class TicketConsumer(Teller teller, TicketTexts texts) :
    IEventConsumer<TicketCreated>,
    IEventConsumer<TicketCommentAdded>,
    IEventConsumer<TicketNoteAdded>,
    IEventConsumer<TicketStatusChanged>,
    IEventConsumer<TicketAssigned>
{
    /// <summary>By the client: staff by scope. By staff: the client and the assignee.</summary>
    public Task ConsumeAsync(TicketCreated @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Ticket, @event.Actor, ByClientOrStaff, r => texts.Created(@event, r), cancellationToken, @event.Attachments);

    /// <summary>As a ticket's opening.</summary>
    public Task ConsumeAsync(TicketCommentAdded @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Ticket, @event.Actor, ByClientOrStaff, r => texts.Commented(@event, r), cancellationToken, @event.Attachments);

    /// <summary>The assignee alone.</summary>
    public Task ConsumeAsync(TicketNoteAdded @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Ticket, @event.Actor, AssigneeAlone, r => texts.Noted(@event, r), cancellationToken);

    /// <summary>The client and the assignee, whoever of them did not do it.</summary>
    public Task ConsumeAsync(TicketStatusChanged @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Ticket, @event.Actor, ClientAndAssignee, r => texts.StatusChanged(@event, r), cancellationToken);

    /// <summary>The new assignee, even where he muted the ticket.</summary>
    public Task ConsumeAsync(TicketAssigned @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(
            envelope,
            @event.Ticket,
            @event.Actor,
            (audience, ticket, actor) => AssigneeAlone(audience, ticket, actor) with { PassesMute = true },
            r => texts.Assigned(@event, r),
            cancellationToken);

    private static Audience ByClientOrStaff(Audience audience, TicketSnapshot ticket, Actor actor) => actor.Kind == ActorKind.Client
        ? audience with { StaffByScope = true }
        : ClientAndAssignee(audience, ticket, actor);

    private static Audience ClientAndAssignee(Audience audience, TicketSnapshot ticket, Actor actor) =>
        audience with { ClientId = actor.Kind == ActorKind.Client ? null : ticket.ClientId, Assignee = true };

    private static Audience AssigneeAlone(Audience audience, TicketSnapshot ticket, Actor actor) => audience with { Assignee = true };

    private Task TellAsync(
        EventEnvelope envelope,
        TicketSnapshot ticket,
        Actor actor,
        Func<Audience, TicketSnapshot, Actor, Audience> whom,
        Func<Reader, Message> write,
        CancellationToken cancellationToken,
        IReadOnlyList<AttachmentSnapshot>? files = null)
    {
        IncompleteEventException.ThrowIfMissing(ticket, ticket?.TicketId ?? default, "ticket");
        IncompleteEventException.ThrowIfMissing(ticket, ticket.ClientId, "client");
        IncompleteEventException.ThrowIfMissing(actor, envelope.EventId, "actor");
        var audience = new Audience
        {
            NotificationType = envelope.Type,
            AssigneeId = ticket.AssigneeId,
            ActorAccountId = actor.AccountId,
            TicketId = ticket.TicketId,
        };
        var announcement = new Announcement(whom(audience, ticket, actor), ticket.TicketId, write)
        {
            Files = files ?? [],
            Caption = r => TicketTexts.FileOf(ticket, r),
        };
        return teller.TellAsync(envelope, announcement, cancellationToken);
    }
}
