using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Overview;

/// <summary><c>/status</c>: as whom the chat is connected, what is open, and what is switched off.</summary>
internal sealed class StatusCommand(PortalTickets tickets, PortalInvoices invoices, Links links, Preferences preferences, BotAnswers answers) : IBotCommand
{
    /// <summary>Counting stops here: "100 or more".</summary>
    private const int Most = 100;

    public string Name => "status";

    public async Task RunAsync(BotCall call, string arguments, CancellationToken cancellationToken)
    {
        if (call.Person is not { } person)
        {
            await answers.ConnectFirstAsync(call, cancellationToken);
            return;
        }

        var counted = await tickets.CountAsync(person, cancellationToken);
        if (!counted.TryGet(out var counts, out var refusal)
            || !(await invoices.UnpaidAsync(person, Most, cancellationToken)).TryGet(out var unpaid, out refusal))
        {
            await answers.SayAsync(call, TelegramHtml.Escape(PortalWords.Of(refusal, call.Wording)), cancellationToken: cancellationToken);
            return;
        }

        var status = new StatusReport(
            (await links.FindAsync(person.Recipient, cancellationToken))?.LinkedAt,
            counts,
            unpaid.Items.Count,
            unpaid.NextCursor is not null,
            await preferences.FindAsync(person.Recipient, cancellationToken),
            (await preferences.MutedTicketsAsync(person.Recipient, Most, cancellationToken)).Count);
        await answers.SayAsync(call, status.Show(person, call.Wording), cancellationToken: cancellationToken);
    }
}
