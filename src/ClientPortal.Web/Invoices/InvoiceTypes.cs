using ClientPortal.Contracts;
using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Invoices;

// The Api's answers, cut to what the pages show. Amounts are decimal text with a point.

/// <summary>An invoice in a list.</summary>
/// <param name="Number">Null for a draft.</param>
public sealed record InvoiceSummary(
    Guid Id, string? Number, Party Client, InvoiceStatus Status, string Currency, string Total, DateOnly? IssueDate, DateOnly DueDate, DateOnly? PaidOn, DateTimeOffset CreatedAt);

/// <summary>An invoice with all that it says.</summary>
/// <param name="Taxes">Per rate, the lowest first.</param>
/// <param name="Issuer">Of a draft who would issue it now; null where the company has said no name.</param>
public sealed record InvoiceDetails(
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
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<TaxTotal> Taxes,
    Issuer? Issuer,
    string? Note,
    string? CancellationReason,
    IReadOnlyList<InvoiceChange> History,
    long Version);

/// <summary>Who issued it, as it was then.</summary>
/// <param name="PaymentDetails">Where to pay; may have several lines, like <paramref name="Address"/>.</param>
public sealed record Issuer(string Name, string? TaxNumber, string? Address, string? PaymentDetails);

/// <summary>One line.</summary>
/// <param name="TaxRate">Percent.</param>
/// <param name="Net">Without tax.</param>
public sealed record InvoiceLine(int Position, string Description, string Quantity, string UnitPrice, string TaxRate, string Net);

/// <summary>The sums of all lines with one rate.</summary>
public sealed record TaxTotal(string TaxRate, string Net, string Tax);

/// <summary>Who did what.</summary>
/// <param name="From">Null where it came into being.</param>
public sealed record InvoiceChange(InvoiceStatus? From, InvoiceStatus To, InvoiceActor Actor, DateTimeOffset At);

/// <summary>Somebody, or the portal itself.</summary>
public sealed record InvoiceActor(ActorKind Kind, string Name);

/// <summary>Whom an invoice is for.</summary>
public sealed record InvoiceClient(Guid Id, string Name, string? TaxNumber, string? Address, bool Active);
