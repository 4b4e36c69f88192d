using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary><c>/tickets</c>: a client's open ones; staff's work list.</summary>
internal sealed class TicketsCommand(TicketListLoader lists, BotAnswers answers) : IBotCommand
{
    public string Name => "tickets";

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
            return;
        }

        var answer = await lists.LoadAsync(person, TicketListKind.For(person)[0], page: 0, cancellationToken);
        var view = answer.TryGet(out var list, out var refusal)
            ? list.Show(person, call.Wording)
            : new BotView(TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording)), []);
        await answers.SayAsync(call, view.Html, view.Buttons, cancellationToken: cancellationToken);
    }
}
