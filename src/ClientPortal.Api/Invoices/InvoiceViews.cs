using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Tickets;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>An invoice as lists show it. Amounts are decimal text in the currency's minor units.</summary>
/// <param name="Number">Null for a draft.</param>
public sealed record InvoiceSummary(
    Guid Id,
    string? Number,
    Party Client,
    InvoiceStatus Status,
    string Currency,
    string NetTotal,
    string TaxTotal,
    string Total,
    DateOnly? IssueDate,
    DateOnly DueDate,
    DateOnly? PaidOn,
    DateTimeOffset CreatedAt);

/// <summary>An invoice with all that it says.</summary>
/// <param name="Taxes">Net and tax per rate, the lowest rate first.</param>
/// <param name="History">Who did what; a client's begins with the issue.</param>
public sealed record InvoiceDetails(
    InvoiceSummary Invoice,
    IReadOnlyList<InvoiceLineView> Lines,
    IReadOnlyList<TaxTotalView> Taxes,
    string? Note,
    string? CancellationReason,
    IReadOnlyList<InvoiceHistoryView> History,
    long Version) : IVersioned;

/// <summary>One line. <c>Total</c> is net and tax.</summary>
public sealed record InvoiceLineView(int Position, string Description, string Quantity, string UnitPrice, string TaxRate, string Net, string Tax, string Total);

/// <summary>The sums of all lines with one rate.</summary>
public sealed record TaxTotalView(string TaxRate, string Net, string Tax);

/// <summary>Who did what, from what to what.</summary>
/// <param name="From">Null where it came into being.</param>
public sealed record InvoiceHistoryView(InvoiceStatus? From, InvoiceStatus To, Person Actor, Channel Via, DateTimeOffset At);
