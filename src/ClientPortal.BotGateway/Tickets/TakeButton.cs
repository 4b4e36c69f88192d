using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Assigns a ticket to the presser.</summary>
internal sealed class TakeButton(TicketActions actions, PortalTickets tickets) : IButton
{
    public string Name => ButtonNames.Take;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) => actions.RunAsync(
        call,
        press,
        (person, ticketId) => tickets.TakeAsync(person, ticketId, PortalKey.Of(call.Update), cancellationToken),
        "Ticket_Done_Take",
        cancellationToken);
}
