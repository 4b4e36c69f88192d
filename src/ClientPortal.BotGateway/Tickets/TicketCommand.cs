using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary><c>/ticket 1042</c>: one ticket with the end of its conversation.</summary>
internal sealed class TicketCommand(PortalTickets tickets, TicketActions actions, BotAnswers answers) : IBotCommand
{
    public string Name => "ticket";

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
            return;
        }

        if (!TicketNumber.TryRead(arguments, out var number))
        {
            await answers.SayAsync(call, call.Wording.Text("Ticket_WhichNumber"), cancellationToken: cancellationToken);
            return;
        }

        var answer = await tickets.ReadAsync(person, number, cancellationToken);
        if (answer.TryGet(out var ticket, out var refusal))
        {
            await actions.ShowAsync(call, person, ticket, inPlaceOf: null, cancellationToken);
            return;
        }

        var words = refusal.IsNotFound ? call.Wording.Text("Ticket_NoSuchNumber", number) : TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording));
        await answers.SayAsync(call, words, cancellationToken: cancellationToken);
    }
}
