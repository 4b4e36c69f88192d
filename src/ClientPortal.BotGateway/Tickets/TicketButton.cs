using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Shows a ticket.</summary>
internal sealed class TicketButton(TicketActions actions, BotAnswers answers) : IButton
{
    public string Name => TicketButtons.Show;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (await actions.ReadAsync(call, press, cancellationToken) is (var person, var ticketId)
            && !await actions.ShowAsync(call, person, ticketId, inPlaceOf: null, cancellationToken))
        {
            await answers.AnswerAsync(press, call.Wording.Text("Portal_NotFound"), cancellationToken);
        }
    }
}
