using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>What buttons do with a ticket: asks the Api on the presser's behalf, tells what came of it, and shows the ticket's card anew.</summary>
internal sealed class TicketActions(PortalTickets tickets, Preferences preferences, BotAnswers answers)
{
    /// <summary>Who presses for which ticket; null once he was told why that leads nowhere.</summary>
    public async Task<(Person Person, Guid TicketId)?> ReadAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (call.Person is { } person && press.Id(0) is { } ticketId)
        {
            return (person, ticketId);
        }

        await answers.AnswerAsync(press, call.Wording.Text(call.Person is null ? "Portal_NotConnected" : "Chat_OldButton"), cancellationToken);
        return null;
    }

    /// <summary>Does it and says so.</summary>
    /// <param name="done">Key of the notice, with the ticket's number.</param>
    public async Task RunAsync(
        BotCall call, ButtonPress press, Func<Person, Guid, Task<PortalResult<PortalTicket>>> change, string done, CancellationToken cancellationToken)
    {
        if (await ReadAsync(call, press, cancellationToken) is not (var person, var ticketId))
        {
            return;
        }

        var answer = await change(person, ticketId);
        var notice = answer.TryGet(out var ticket, out var refusal) ? call.Wording.Text(done, ticket.Number) : PortalWords.Of(refusal, call.Wording);
        await RefreshAsync(call, press, person, ticketId, cancellationToken);
        await answers.AnswerAsync(press, notice, cancellationToken, alert: ticket is null);
    }

    /// <summary>Shows the card anew that the pressed button stands under.</summary>
    /// <returns>False where it stands under another message.</returns>
    public async Task<bool> RefreshAsync(BotCall call, ButtonPress press, Person person, Guid ticketId, CancellationToken cancellationToken) =>
        TicketButtons.IsOnCard(press) && press.MessageId is { } card && await ShowAsync(call, person, ticketId, card, cancellationToken);

    /// <summary>The ticket's card, as a new message or in the place of another; false where the person sees no such ticket.</summary>
    public async Task<bool> ShowAsync(BotCall call, Person person, Guid ticketId, long? inPlaceOf, CancellationToken cancellationToken)
    {
        var answer = await tickets.ReadAsync(person, ticketId, cancellationToken);
        if (!answer.TryGet(out var ticket, out _))
        {
            return false;
        }

        await ShowAsync(call, person, ticket, inPlaceOf, cancellationToken);
        return true;
    }

    public async Task ShowAsync(BotCall call, Person person, PortalTicket ticket, long? inPlaceOf, CancellationToken cancellationToken)
    {
        var muted = await preferences.IsMutedAsync(person.Recipient, ticket.Id, cancellationToken);
        var card = TicketCard.Of(ticket, person, muted, call.Wording);
        await answers.SayAsync(call, card.Html, card.Buttons, editMessageId: inPlaceOf, ticketId: ticket.Id, cancellationToken: cancellationToken);
    }
}
