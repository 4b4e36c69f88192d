using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Moves a ticket to a status, where the Api lets the presser.</summary>
/// <param name="done">Key of the notice.</param>
internal sealed class MoveButton(string name, TicketStatus to, string done, TicketActions actions, PortalTickets tickets) : IButton
{
    public string Name => name;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) => actions.RunAsync(
        call,
        press,
        (person, ticketId) => tickets.MoveAsync(person, ticketId, to, PortalKey.Of(call.Update), cancellationToken),
        done,
        cancellationToken);
}
