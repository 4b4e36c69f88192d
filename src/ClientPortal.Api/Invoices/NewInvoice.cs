namespace ClientPortal.Api.Invoices;

/// <summary>What a draft says.</summary>
/// <param name="DueDate">The last day on which payment is in time.</param>
/// <param name="Lines">1 to 200.</param>
public sealed record NewInvoice(Currency Currency, DateOnly DueDate, string? Note, IReadOnlyList<NewInvoiceLine> Lines);

/// <summary>A line before it is reckoned.</summary>
/// <param name="TaxRate">Percent.</param>
public sealed record NewInvoiceLine(string Description, decimal Quantity, decimal UnitPrice, decimal TaxRate);
