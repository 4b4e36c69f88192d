namespace ClientPortal.Contracts;

/// <summary>A ticket as it stands right after the event.</summary>
/// <param name="TicketId">Id in the portal (UUID version 7); the subject of all its events.</param>
/// <param name="Number">The number that people use, unique over all clients.</param>
/// <param name="Title">The ticket's subject line, 1–200 characters, plain text.</param>
/// <param name="ClientId">The client company that the ticket belongs to.</param>
/// <param name="AssigneeId">Staff account that works on it, or null.</param>
public sealed record TicketSnapshot(
    Guid TicketId,
    long Number,
    string Title,
    Guid ClientId,
    string ClientName,
    TicketStatus Status,
    TicketPriority Priority,
    Guid? AssigneeId,
    string? AssigneeName);

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>Opened, nobody has taken it up.</summary>
    New,

    /// <summary>Staff work on it.</summary>
    InProgress,

    /// <summary>Staff asked something and wait.</summary>
    WaitingForClient,

    /// <summary>Staff hold it for solved; closes itself after 14 days.</summary>
    Resolved,

    /// <summary>Done; takes no comment.</summary>
    Closed,
}

/// <summary>How urgent a ticket is.</summary>
public enum TicketPriority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Before the others.</summary>
    High,

    /// <summary>Now.</summary>
    Urgent,
}
