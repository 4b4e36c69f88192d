using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>Which status may follow which; staff move invoices by hand, a timer alone makes them overdue.</summary>
public static class InvoiceTransitions
{
    private static readonly Dictionary<InvoiceStatus, InvoiceStatus[]> Next = new()
    {
        [InvoiceStatus.Draft] = [InvoiceStatus.Issued],
        [InvoiceStatus.Issued] = [InvoiceStatus.Paid, InvoiceStatus.Overdue, InvoiceStatus.Cancelled],
        [InvoiceStatus.Overdue] = [InvoiceStatus.Paid, InvoiceStatus.Cancelled],
    };

    public static bool Allows(InvoiceStatus from, InvoiceStatus to) => Next.GetValueOrDefault(from, []).Contains(to);
}
