using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Invoices;

/// <summary><c>/invoices</c>: what is to be paid, and a client's last payments.</summary>
internal sealed class InvoicesCommand(PortalInvoices invoices, BotAnswers answers) : IBotCommand
{
    private const int Unpaid = 10;
    private const int Paid = 3;

    public string Name => "invoices";

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
            return;
        }

        var open = await invoices.UnpaidAsync(person, Unpaid, cancellationToken);
        if (!open.TryGet(out var unpaid, out var refusal))
        {
            await answers.SayAsync(call, TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording)), cancellationToken: cancellationToken);
            return;
        }

        IReadOnlyList<PortalInvoice> paid = person.IsClient && (await invoices.PaidAsync(person, Paid, cancellationToken)).TryGet(out var page, out _) ? page.Items : [];
        await answers.SayAsync(call, InvoiceOverview.Of(unpaid, paid, person, call.Wording), cancellationToken: cancellationToken);
    }
}
