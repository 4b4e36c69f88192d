using System.Globalization;

namespace ClientPortal.Web.Invoices;

/// <summary>What the Api takes of a draft.</summary>
/// <param name="ClientId">Of a new one.</param>
internal sealed record InvoiceContent(Guid? ClientId, string Currency, string DueDate, string? Note, IReadOnlyList<InvoiceContentLine> Lines)
{
    private const int LongestNote = 2_000;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>Reads a form.</summary>
    /// <returns>Null beside the names of the fields that are wrong, such as <c>quantity-2</c>.</returns>
    public static (InvoiceContent? Content, IReadOnlySet<string> Wrong) Of(InvoiceDraft draft, string language)
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        var lines = draft.Lines.Select((line, index) => InvoiceContentLine.Of(line, language, index + 1, wrong)).ToArray();
        Check("currency", InvoiceCurrencies.All.Contains(draft.Currency));
        Check("dueDate", DateOnly.TryParseExact(draft.DueDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && due >= Earliest && due <= Latest);
        Check("note", draft.Note.Length <= LongestNote);
        return (wrong.Count > 0 ? null : new(null, draft.Currency, draft.DueDate, draft.Note, lines), wrong);

        void Check(string field, bool right)
        {
            if (!right)
            {
                wrong.Add(field);
            }
        }
    }
}

/// <summary>A line of it; numbers are decimal text with a point.</summary>
internal sealed record InvoiceContentLine(string Description, string Quantity, string UnitPrice, string TaxRate)
{
    private const int LongestDescription = 500;

    public static InvoiceContentLine Of(InvoiceDraftLine line, string language, int position, ISet<string> wrong)
    {
        var description = line.Description.Trim();
        var numbers = InvoiceNumbers.Of(line, language);
        Check("description", description.Length is > 0 and <= LongestDescription);
        Check("quantity", numbers.Quantity is not null);
        Check("unitPrice", numbers.UnitPrice is not null);
        Check("taxRate", numbers.TaxRate is not null);
        return new(description, TypedNumber.Plain(numbers.Quantity ?? 0), TypedNumber.Plain(numbers.UnitPrice ?? 0), TypedNumber.Plain(numbers.TaxRate ?? 0));

        void Check(string field, bool right)
        {
            if (!right)
            {
                wrong.Add($"{field}-{position}");
            }
        }
    }
}

/// <summary>A line's numbers; null for one that cannot be read or that the Api does not take.</summary>
internal readonly record struct InvoiceNumbers(decimal? Quantity, decimal? UnitPrice, decimal? TaxRate)
{
    public static InvoiceNumbers Of(InvoiceDraftLine line, string language) => new(
        TypedNumber.Read(line.Quantity, language, 4) is { } quantity and > 0 and <= 1_000_000_000m ? quantity : null,
        TypedNumber.Read(line.UnitPrice, language, 4) is { } price and <= 1_000_000_000_000m ? price : null,
        TypedNumber.Read(line.TaxRate, language, 2) is { } rate and <= 100 ? rate : null);
}
