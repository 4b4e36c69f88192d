namespace ClientPortal.NotificationStore;

/// <summary>Whom an event concerns, before preferences are asked. The actor is never told.</summary>
public sealed record Audience
{
    /// <summary>One of <see cref="NotificationTypes"/> or an event's name.</summary>
    public required string NotificationType { get; init; }

    /// <summary>The client to tell.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>The ticket's assignee; a deactivated one counts as none.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Tell <see cref="AssigneeId"/>.</summary>
    public bool Assignee { get; init; }

    /// <summary>Tell staff whose scope fits a ticket with <see cref="AssigneeId"/>, or with none.</summary>
    public bool StaffByScope { get; init; }

    /// <summary>Tell staff who want to hear of invoices.</summary>
    public bool StaffForInvoices { get; init; }

    /// <summary>The account that did it.</summary>
    public Guid? ActorAccountId { get; init; }

    /// <summary>The ticket, for its mutes.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>True for an assignment to oneself by another: it is told although the ticket is muted.</summary>
    public bool PassesMute { get; init; }

    /// <summary>The event's id: an event that has rows already has nobody left to tell.</summary>
    public Guid? EventId { get; init; }
}
