using ClientPortal.Contracts;

namespace ClientPortal.Api.Tests.Tickets;

/// <summary>The legal status moves as the product's design lists them, spelled out apart from the code under test.</summary>
internal static class LegalMoves
{
    private static readonly HashSet<(ActorKind, TicketStatus, TicketStatus)> All =
    [
        (ActorKind.Staff, TicketStatus.New, TicketStatus.InProgress),
        (ActorKind.Staff, TicketStatus.New, TicketStatus.WaitingForClient),
        (ActorKind.Staff, TicketStatus.New, TicketStatus.Resolved),
        (ActorKind.Staff, TicketStatus.New, TicketStatus.Closed),
        (ActorKind.Staff, TicketStatus.InProgress, TicketStatus.WaitingForClient),
        (ActorKind.Staff, TicketStatus.InProgress, TicketStatus.Resolved),
        (ActorKind.Staff, TicketStatus.InProgress, TicketStatus.Closed),
        (ActorKind.Staff, TicketStatus.WaitingForClient, TicketStatus.InProgress),
        (ActorKind.Staff, TicketStatus.WaitingForClient, TicketStatus.Resolved),
        (ActorKind.Staff, TicketStatus.WaitingForClient, TicketStatus.Closed),
        (ActorKind.Staff, TicketStatus.Resolved, TicketStatus.InProgress),
        (ActorKind.Staff, TicketStatus.Resolved, TicketStatus.Closed),
        (ActorKind.Staff, TicketStatus.Closed, TicketStatus.InProgress),
        (ActorKind.Client, TicketStatus.Resolved, TicketStatus.Closed),
        (ActorKind.Client, TicketStatus.Resolved, TicketStatus.InProgress),
        (ActorKind.System, TicketStatus.Resolved, TicketStatus.Closed),
    ];

    public static bool Contains(ActorKind side, TicketStatus from, TicketStatus to) => All.Contains((side, from, to));
}
