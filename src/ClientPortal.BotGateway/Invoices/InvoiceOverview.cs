using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Invoices;

/// <summary>A person's invoices: unpaid ones first.</summary>
internal static class InvoiceOverview
{
    public static string Of(PortalPage<PortalInvoice> unpaid, IReadOnlyList<PortalInvoice> paid, Person person, Wording words)
    {
        if (unpaid.Items.Count == 0 && paid.Count == 0)
        {
            return words.Text(person.IsClient ? "Invoice_None" : "Invoice_None_Staff");
        }

        var lines = new List<string>
        {
            unpaid.Items.Count == 0 ? words.Text("Invoice_NothingToPay") : words.Text(person.IsClient ? "Invoice_Unpaid" : "Invoice_Unpaid_Staff"),
        };
        lines.AddRange(unpaid.Items.Select(invoice => Line(invoice, person, words)));
        if (unpaid.NextCursor is not null)
        {
            lines.Add(words.Text("Invoice_More"));
        }

        if (paid.Count > 0)
        {
            lines.Add("");
            lines.Add(words.Text("Invoice_Paid"));
            lines.AddRange(paid.Select(invoice => Line(invoice, person, words)));
        }

        return string.Join('\n', lines);
    }

    private static string Line(PortalInvoice invoice, Person person, Wording words)
    {
        var amount = TelegramHtml.Escape(words.Formats.Amount(invoice.Total, invoice.Currency));
        var when = invoice.Status switch
        {
            InvoiceStatus.Overdue => words.Text("Invoice_Overdue", words.Formats.Date(invoice.DueDate)),
            InvoiceStatus.Paid => words.Text("Invoice_PaidOn", words.Formats.Date(invoice.PaidOn ?? invoice.DueDate)),
            _ => words.Text("Invoice_Due", words.Formats.Date(invoice.DueDate)),
        };
        var client = person.IsClient ? "" : $", {TelegramHtml.Name(invoice.Client.Name)}";
        return $"<b>{TelegramHtml.Name(invoice.Number ?? "")}</b>{client}: {amount}, {when}";
    }
}
