using System.Globalization;
using ClientPortal.Web.Forms;

namespace ClientPortal.Web.Invoices;

/// <summary>What stands in the form of an invoice, as it was typed.</summary>
/// <param name="DueDate"><c>2026-03-05</c>.</param>
public sealed record InvoiceDraft(string Currency, string DueDate, string Note, IReadOnlyList<InvoiceDraftLine> Lines)
{
    public const int MaxLines = 200;
    private const int DaysToPay = 14;

    /// <summary>More is no term that holds for others, too.</summary>
    private const int MostDaysToPay = 180;

    private const string UsualRate = "20";

    /// <summary>The beginning of a new one: currency, tax rate and days to pay as in the last one.</summary>
    /// <param name="last">Null where there is none.</param>
    public static InvoiceDraft Blank(DateOnly today, InvoiceDetails? last, string language)
    {
        var days = last is { IssueDate: { } issued } && last.DueDate.DayNumber - issued.DayNumber is >= 0 and <= MostDaysToPay and var agreed ? agreed : DaysToPay;
        var rate = last is { Lines: [.., var line] } ? TypedNumber.Show(line.TaxRate, language) : UsualRate;
        return new(last?.Currency ?? InvoiceCurrencies.Usual[0], Day(today.AddDays(days)), "", [InvoiceDraftLine.Blank(rate)]);
    }

    public static InvoiceDraft Of(InvoiceDetails invoice, string language)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return new(invoice.Currency, Day(invoice.DueDate), invoice.Note ?? "", [.. invoice.Lines.Select(line => new InvoiceDraftLine(
            line.Description, TypedNumber.Show(line.Quantity, language), TypedNumber.Show(line.UnitPrice, language), TypedNumber.Show(line.TaxRate, language)))]);
    }

    public static InvoiceDraft Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (descriptions, quantities, prices, rates) = (form["description"], form["quantity"], form["unitPrice"], form["taxRate"]);
        var count = Math.Min(MaxLines, Math.Min(Math.Min(descriptions.Count, quantities.Count), Math.Min(prices.Count, rates.Count)));
        var lines = Enumerable.Range(0, count).Select(index => new InvoiceDraftLine(descriptions[index] ?? "", quantities[index] ?? "", prices[index] ?? "", rates[index] ?? ""));
        return new(form["currency"].ToString(), form["dueDate"].ToString(), form.Lines("note"), [.. lines]);
    }

    /// <summary>After a button of the lines: <c>add</c>, or <c>remove-3</c> for the third one.</summary>
    public InvoiceDraft After(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action == "add" && Lines.Count < MaxLines)
        {
            return this with { Lines = [.. Lines, InvoiceDraftLine.Blank(NextRate)] };
        }

        return action.Split('-') is ["remove", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? (this with { Lines = [.. Lines.Where((_, index) => index != position - 1)] }).WithSomeLine()
            : this;
    }

    /// <summary>What is sent: lines in which nothing stands are no lines.</summary>
    public InvoiceDraft WithoutBlankLines() => (this with { Lines = [.. Lines.Where(line => !line.IsBlank)] }).WithSomeLine();

    /// <summary>The rate that a further line begins with.</summary>
    public string NextRate => Lines.Count > 0 ? Lines[^1].TaxRate : UsualRate;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private InvoiceDraft WithSomeLine() => Lines.Count > 0 ? this : this with { Lines = [InvoiceDraftLine.Blank(NextRate)] };
}

/// <summary>One line of it.</summary>
public sealed record InvoiceDraftLine(string Description, string Quantity, string UnitPrice, string TaxRate)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Description) && string.IsNullOrWhiteSpace(UnitPrice);

    public static InvoiceDraftLine Blank(string taxRate) => new("", "1", "", taxRate);
}
