using ClientPortal.Contracts;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Texts;

namespace ClientPortal.Notifications.Invoices;

/// <summary>What is told of invoices.</summary>
internal sealed class InvoiceTexts(PortalLinks links)
{
    public Message Issued(InvoiceIssued issued, Reader reader) => Of(
        issued.Invoice, reader, "InvoiceIssued_Client", reader.Wording.Text("Invoice_Due", reader.Wording.Formats.Date(issued.Invoice.DueDate)));

    public Message Paid(InvoicePaid paid, Reader reader)
    {
        var date = reader.Wording.Formats.Date(paid.PaidOn);
        return reader.IsClient
            ? Of(paid.Invoice, reader, "InvoicePaid_Client", reader.Wording.Text("InvoicePaid_Thanks", date))
            : Of(paid.Invoice, reader, "InvoicePaid_Staff", reader.Wording.Text("Invoice_PaidOn", date));
    }

    /// <summary>Says since how many days, by the reader's calendar.</summary>
    public Message Overdue(InvoiceOverdue overdue, Reader reader, DateOnly today)
    {
        var due = overdue.Invoice.DueDate;
        var days = Math.Max(1, today.DayNumber - due.DayNumber);
        return Of(
            overdue.Invoice,
            reader,
            reader.IsClient ? "InvoiceOverdue_Client" : "InvoiceOverdue_Staff",
            reader.Wording.Text("Invoice_WasDue", reader.Wording.Formats.Date(due), reader.Wording.Counted("Days", days)));
    }

    public Message Cancelled(InvoiceCancelled cancelled, Reader reader) => Of(
        cancelled.Invoice,
        reader,
        "InvoiceCancelled_Client",
        TelegramHtml.Quote(cancelled.Reason ?? ""),
        reader.Wording.Text("Invoice_NothingToPay"));

    /// <summary>The headline with number and amount, for staff whose invoice it is, then the rest.</summary>
    private Message Of(InvoiceSnapshot invoice, Reader reader, string headline, params ReadOnlySpan<string?> rest)
    {
        var words = reader.Wording;
        var amount = TelegramHtml.Escape(words.Formats.Amount(invoice.Total, invoice.Currency));
        return Message.From(
            links.Invoice(invoice.InvoiceId, words),
            [
                words.Text(headline, TelegramHtml.Name(invoice.Number), amount),
                reader.IsClient ? null : words.Text("Ticket_Client", TelegramHtml.Name(invoice.ClientName)),
                .. rest,
            ]);
    }
}
