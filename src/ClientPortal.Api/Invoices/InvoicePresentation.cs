using System.Globalization;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Company;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>Invoices as answers show them.</summary>
internal static class InvoicePresentation
{
    public static InvoiceSummary Summary(this Invoice invoice)
    {
        var currency = CurrencyOf(invoice);
        return new(
            invoice.Id,
            invoice.Number,
            new(invoice.ClientId, invoice.ClientName),
            invoice.Status,
            invoice.CurrencyCode,
            currency.Format(invoice.NetTotal),
            currency.Format(invoice.TaxTotal),
            currency.Format(invoice.Total),
            invoice.IssueDate,
            invoice.DueDate,
            invoice.PaidOn,
            invoice.CreatedAt);
    }

    /// <summary>One invoice whole.</summary>
    /// <param name="company">Who would issue a draft now.</param>
    public static InvoiceDetails Details(this Invoice invoice, IEnumerable<InvoiceHistoryEntry> history, Issuer? company, CurrentAccount caller)
    {
        var currency = CurrencyOf(invoice);
        return new(invoice.Summary())
        {
            Lines = [.. invoice.Lines.OrderBy(line => line.Position).Select(line => line.Show(currency))],
            Taxes = [.. invoice.Lines.GroupBy(line => line.TaxRate).OrderBy(rate => rate.Key).Select(rate => TaxOf(rate, currency))],
            Issuer = invoice.Status == InvoiceStatus.Draft ? company : invoice.Issuer,
            Note = invoice.Note,
            CancellationReason = invoice.CancellationReason,
            History = [.. history.Where(entry => caller.IsStaff || entry.To != InvoiceStatus.Draft).Select(entry => entry.Show(caller))],
            Version = invoice.Version,
        };
    }

    private static InvoiceLineView Show(this InvoiceLine line, Currency currency) => new(
        line.Position,
        line.Description,
        Plain(line.Quantity),
        // A price may be finer than the minor unit, never coarser.
        line.UnitPrice == currency.Round(line.UnitPrice) ? currency.Format(line.UnitPrice) : Plain(line.UnitPrice),
        Plain(line.TaxRate),
        currency.Format(line.Net),
        currency.Format(line.Tax),
        currency.Format(line.Net + line.Tax));

    private static TaxTotalView TaxOf(IGrouping<decimal, InvoiceLine> rate, Currency currency) =>
        new(Plain(rate.Key), currency.Format(rate.Sum(line => line.Net)), currency.Format(rate.Sum(line => line.Tax)));

    // To a client the invoice begins with its issue.
    private static InvoiceHistoryView Show(this InvoiceHistoryEntry entry, CurrentAccount caller) => new(
        !caller.IsStaff && entry.From == InvoiceStatus.Draft ? null : entry.From,
        entry.To,
        new(entry.ActorId, entry.ActorKind, entry.ActorName),
        entry.Via,
        entry.At);

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static Currency CurrencyOf(Invoice invoice) => Currency.Find(invoice.CurrencyCode) ?? new(invoice.CurrencyCode, 2);
}
