using ClientPortal.Contracts;

namespace ClientPortal.Api.Tickets;

/// <summary>Which status may follow which, and for whom. What is not in the tables is refused.</summary>
/// <remarks>
/// <code>
/// stateDiagram-v2
///   [*] --> new
///   new --> in_progress : staff
///   new --> waiting_for_client : staff
///   new --> resolved : staff
///   new --> closed : staff
///   in_progress --> waiting_for_client : staff
///   in_progress --> resolved : staff
///   in_progress --> closed : staff
///   waiting_for_client --> in_progress : staff, or a comment of the client
///   waiting_for_client --> resolved : staff
///   waiting_for_client --> closed : staff
///   resolved --> in_progress : staff, client ("not solved"), or a comment of the client
///   resolved --> closed : staff, client ("solved"), or 14 days
///   closed --> in_progress : staff
/// </code>
/// </remarks>
public static class TicketTransitions
{
    private static readonly Dictionary<TicketStatus, TicketStatus[]> Staff = new()
    {
        [TicketStatus.New] = [TicketStatus.InProgress, TicketStatus.WaitingForClient, TicketStatus.Resolved, TicketStatus.Closed],
        [TicketStatus.InProgress] = [TicketStatus.WaitingForClient, TicketStatus.Resolved, TicketStatus.Closed],
        [TicketStatus.WaitingForClient] = [TicketStatus.InProgress, TicketStatus.Resolved, TicketStatus.Closed],
        [TicketStatus.Resolved] = [TicketStatus.InProgress, TicketStatus.Closed],
        [TicketStatus.Closed] = [TicketStatus.InProgress],
    };

    private static readonly Dictionary<TicketStatus, TicketStatus[]> Client = new()
    {
        [TicketStatus.Resolved] = [TicketStatus.Closed, TicketStatus.InProgress],
    };

    private static readonly Dictionary<TicketStatus, TicketStatus[]> System = new()
    {
        [TicketStatus.Resolved] = [TicketStatus.Closed],
    };

    /// <summary>The statuses that this side may choose from here, in the order of the work; what a screen offers as buttons.</summary>
    public static IReadOnlyList<TicketStatus> From(TicketStatus status, ActorKind side) => TableOf(side).GetValueOrDefault(status, []);

    public static bool Allows(TicketStatus from, TicketStatus to, ActorKind side) => From(from, side).Contains(to);

    private static Dictionary<TicketStatus, TicketStatus[]> TableOf(ActorKind side) => side switch
    {
        ActorKind.Staff => Staff,
        ActorKind.Client => Client,
        _ => System,
    };
}
