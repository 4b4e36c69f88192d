using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ClientPortal.Api.Problems;
using ClientPortal.Api.Validation;

namespace ClientPortal.Api.Invoices;

/// <summary>A new draft.</summary>
public sealed record WriteInvoiceRequest(
    [property: JsonRequired] Guid ClientId,
    [property: Required, Description("ISO 4217 code, upper case.")] string Currency,
    [property: JsonRequired, Description("The last day on which payment is in time.")] DateOnly DueDate,
    [property: PlainText(2_000, AllowEmpty = true)] string? Note,
    [property: Required, MinLength(1), MaxLength(InvoiceLimits.MaxLines)] IReadOnlyList<InvoiceLineRequest> Lines)
{
    internal NewInvoice Content() => InvoiceContent.Of(Currency, DueDate, Note, Lines);
}

/// <summary>What a draft says from now on; all of it is replaced.</summary>
public sealed record ReviseInvoiceRequest(
    [property: Required, Description("ISO 4217 code, upper case.")] string Currency,
    [property: JsonRequired, Description("The last day on which payment is in time.")] DateOnly DueDate,
    [property: PlainText(2_000, AllowEmpty = true)] string? Note,
    [property: Required, MinLength(1), MaxLength(InvoiceLimits.MaxLines)] IReadOnlyList<InvoiceLineRequest> Lines)
{
    internal NewInvoice Content() => InvoiceContent.Of(Currency, DueDate, Note, Lines);
}

/// <summary>A line; numbers are decimal text with a point, such as <c>1200.50</c>.</summary>
public sealed record InvoiceLineRequest(
    [property: Required, PlainText(500)] string Description,
    [property: Required, DecimalText("0.0001", "1000000000", 4), Description("Above zero, four places at most.")] string Quantity,
    [property: Required, DecimalText("0", "1000000000000", 4), Description("Without tax, four places at most.")] string UnitPrice,
    [property: Required, DecimalText("0", "100", 2), Description("Percent, 0 to 100, two places at most.")] string TaxRate);

/// <summary>Notes a payment.</summary>
/// <param name="PaidOn">The day of payment; today without it.</param>
public sealed record PayInvoiceRequest(DateOnly? PaidOn);

/// <summary>Withdraws an invoice.</summary>
/// <param name="Reason">Shown to the client.</param>
public sealed record CancelInvoiceRequest([property: PlainText(500, AllowEmpty = true)] string? Reason);

/// <summary>Limits that requests are validated against.</summary>
public static class InvoiceLimits
{
    public const int MaxLines = 200;

    /// <summary>Due dates outside of these are slips of the keyboard.</summary>
    public static DateOnly EarliestDate { get; } = new(2000, 1, 1);

    public static DateOnly LatestDate { get; } = new(2100, 12, 31);
}

/// <summary>From what was sent to what is reckoned with.</summary>
internal static class InvoiceContent
{
    public static NewInvoice Of(string currency, DateOnly dueDate, string? note, IReadOnlyList<InvoiceLineRequest> lines) => new(
        Currency.Find(currency) ?? throw new InvalidRequestException("currency", "An ISO 4217 code in upper case, such as RUB or EUR."),
        EnsureSane(dueDate, "dueDate"),
        string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        [.. lines.Select(LineOf)]);

    public static DateOnly EnsureSane(DateOnly date, string field) => date >= InvoiceLimits.EarliestDate && date <= InvoiceLimits.LatestDate
        ? date
        : throw new InvalidRequestException(field, "A day from 2000-01-01 to 2100-12-31.");

    private static NewInvoiceLine LineOf(InvoiceLineRequest line, int index) => line is null
        ? throw new InvalidRequestException($"lines[{index}]", "A line must not be null.")
        : new(line.Description.Trim(), DecimalTextAttribute.Parse(line.Quantity), DecimalTextAttribute.Parse(line.UnitPrice), DecimalTextAttribute.Parse(line.TaxRate));
}
