namespace ClientPortal.Contracts;

/// <summary>An invoice as it stands right after the event.</summary>
/// <param name="InvoiceId">Id in the portal (UUID version 7); the subject of all its events.</param>
/// <param name="Number">The number on the paper, unique and without gaps within its year, for example <c>2026-000123</c>.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="NetTotal">Decimal number as text with a point, in the currency's minor units, for example <c>1200.00</c>.</param>
/// <param name="TaxTotal">As <paramref name="NetTotal"/>.</param>
/// <param name="Total">What is to be paid: net and tax; as <paramref name="NetTotal"/>.</param>
/// <param name="DueDate">The last day on which payment is in time, in the company's time zone.</param>
public sealed record InvoiceSnapshot(
    Guid InvoiceId,
    string Number,
    Guid ClientId,
    string ClientName,
    InvoiceStatus Status,
    string Currency,
    string NetTotal,
    string TaxTotal,
    string Total,
    DateOnly IssueDate,
    DateOnly DueDate);

/// <summary>Where an invoice stands. A draft has no number and no event.</summary>
public enum InvoiceStatus
{
    /// <summary>Being written; only staff see it.</summary>
    Draft,

    /// <summary>Sent to the client and waiting for payment.</summary>
    Issued,

    /// <summary>Not paid by its due date.</summary>
    Overdue,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Withdrawn; keeps its number.</summary>
    Cancelled,
}
