using System.Globalization;
using ClientPortal.Contracts;
using ClientPortal.Web.Languages;

namespace ClientPortal.Web.Invoices;

/// <summary>Colours, titles and numbers as the pages of invoices write them.</summary>
internal static class InvoiceWords
{
    private const char HardSpace = '\u00A0';

    public static string Colour(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Issued => "azure",
        InvoiceStatus.Overdue => "red",
        InvoiceStatus.Paid => "green",
        _ => "secondary",
    };

    public static string Address(Guid id) => $"/invoices/{id}";

    public static string InvoiceTitle(this Reader reader, string? number) => number is null ? reader.Text("Invoice_DraftTitle") : reader.Text("Invoice_Number", number);

    /// <summary>What a list says about an invoice's days.</summary>
    public static string InvoiceDays(this Reader reader, InvoiceSummary invoice) => invoice switch
    {
        { Status: InvoiceStatus.Paid, PaidOn: { } day } => reader.Text("Invoice_PaidOn", reader.Date(day)),
        { Status: InvoiceStatus.Overdue } => reader.Text("Invoice_WasDue", reader.Date(invoice.DueDate)),
        { Status: InvoiceStatus.Draft } => reader.Text("Invoice_DraftedOn", reader.Minute(invoice.CreatedAt)),
        _ => reader.Text("Invoice_Due", reader.Date(invoice.DueDate)),
    };

    /// <summary>A quantity with the reader's separators, as many decimals as it has.</summary>
    /// <param name="number">Decimal text with a point.</param>
    public static string Quantity(this Reader reader, string number)
    {
        var russian = reader.Words.Language == "ru";
        var format = new NumberFormatInfo { NumberDecimalSeparator = russian ? "," : ".", NumberGroupSeparator = russian ? HardSpace.ToString() : "," };
        return decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture).ToString("#,0.####", format);
    }

    public static string Percent(this Reader reader, string rate) => reader.Words.Language == "ru" ? $"{reader.Quantity(rate)}{HardSpace}%" : $"{reader.Quantity(rate)}%";
}
