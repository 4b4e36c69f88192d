using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Moves a ticket to a status, where the Api lets the presser.</summary>
/// <param name="done">Key of the notice.</param>
internal sealed class MoveButton(string name, TicketStatus to, string done, TicketActions actions, PortalTickets tickets) : IButton
{
    public string Name => name;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) => actions.RunAsync(
        call,
        press,
        (person, ticketId) => MoveAsync(call, person, ticketId, cancellationToken),
        done,
        cancellationToken);

    /// <summary>A button that is pressed twice, or after somebody else's, finds the ticket where it should be: that is no refusal.</summary>
    private async Task<PortalResult<PortalTicket>> MoveAsync(BotCall call, Person person, Guid ticketId, CancellationToken cancellationToken)
    {
        var answer = await tickets.MoveAsync(person, ticketId, to, PortalKey.Of(call.Update), cancellationToken);
        if (!answer.TryGet(out _, out var refusal) && refusal.Code == PortalCodes.IllegalStatusTransition)
        {
            var present = await tickets.ReadAsync(person, ticketId, cancellationToken);
            if (present.TryGet(out var ticket, out _) && ticket.Status == to)
            {
                return present;
            }
        }

        return answer;
    }
}
