using System.Globalization;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>Turns to another page or list, in the same message.</summary>
internal sealed class TicketListButton(TicketListLoader lists, BotAnswers answers) : IButton
{
    public string Name => TicketList.Button;

    public async Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.AnswerAsync(press, call.Wording.Text("Portal_NotConnected"), cancellationToken);
            return;
        }

        var page = int.TryParse(press.Fields.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var answer = await lists.LoadAsync(person, TicketListKind.Of(press.Fields.ElementAtOrDefault(0), person), page, cancellationToken);
        if (!answer.TryGet(out var list, out var refusal))
        {
            await answers.AnswerAsync(press, PortalWords.Of(refusal, call.Wording), cancellationToken);
            return;
        }

        var view = list.Show(person, call.Wording);
        await answers.SayAsync(call, view.Html, view.Buttons, editMessageId: press.MessageId, cancellationToken: cancellationToken);
    }
}
