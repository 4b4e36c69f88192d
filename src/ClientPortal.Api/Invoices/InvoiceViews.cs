using ClientPortal.Api.Company;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Tickets;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>An invoice as lists show it. Amounts are decimal text in the currency's minor units.</summary>
/// <param name="Number">Null for a draft.</param>
public record InvoiceSummary(
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
public sealed record InvoiceDetails : InvoiceSummary, IVersioned
{
    internal InvoiceDetails(InvoiceSummary summary)
        : base(summary)
    {
    }

    public required IReadOnlyList<InvoiceLineView> Lines { get; init; }

    /// <summary>Net and tax per rate, the lowest rate first.</summary>
    public required IReadOnlyList<TaxTotalView> Taxes { get; init; }

    /// <summary>Who issued it, as it was then, or would issue it now that it is a draft; null where the setting <c>Company:Name</c> is empty, or was.</summary>
    public required Issuer? Issuer { get; init; }

    public required string? Note { get; init; }

    public required string? CancellationReason { get; init; }

    /// <summary>Who did what; a client's begins with the issue.</summary>
    public required IReadOnlyList<InvoiceHistoryView> History { get; init; }

    /// <inheritdoc />
    public required long Version { get; init; }
}

/// <summary>One line. <c>Total</c> is net and tax.</summary>
public sealed record InvoiceLineView(int Position, string Description, string Quantity, string UnitPrice, string TaxRate, string Net, string Tax, string Total);

/// <summary>The sums of all lines with one rate.</summary>
public sealed record TaxTotalView(string TaxRate, string Net, string Tax);

/// <summary>Who did what, from what to what.</summary>
/// <param name="From">Null where it came into being.</param>
public sealed record InvoiceHistoryView(InvoiceStatus? From, InvoiceStatus To, Person Actor, Channel Via, DateTimeOffset At);
