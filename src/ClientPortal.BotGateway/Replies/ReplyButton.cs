using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Replies;

/// <summary>Asks for an answer to a ticket: the next message becomes the comment.</summary>
internal sealed class ReplyButton(TicketActions actions, PortalTickets tickets, OpenDialogs dialogs, Prompts prompts, ClosedTickets closed, BotAnswers answers) : IButton
{
    public string Name => ButtonNames.Reply;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (await actions.ReadAsync(call, press, cancellationToken) is not (var person, var ticketId))
        {
            return;
        }

        var answer = await tickets.ReadAsync(person, ticketId, cancellationToken);
        if (!answer.TryGet(out var ticket, out var refusal))
        {
            await answers.AnswerAsync(press, PortalWords.Of(refusal, call.Wording), cancellationToken);
        }
        else if (ticket.TakesComments is not true && press.MessageId is { } message)
        {
            await closed.OfferAsync(call, person, ticketId, message, written: null, cancellationToken);
        }
        else
        {
            await dialogs.SaveAsync(call, person, DialogStep.Answer, cancellationToken, ticketId);
            await prompts.AskForAnswerAsync(call, person, ticket, cancellationToken);
        }
    }
}
