using ClientPortal.Contracts;

namespace ClientPortal.Web.Invoices;

/// <summary>What staff can do with an invoice beyond writing it. Each asks first, at an address of its own.</summary>
/// <param name="Slug">The address's last part.</param>
/// <param name="Name">As the texts' keys have it.</param>
/// <param name="Removes">Whether something is lost by it.</param>
/// <param name="From">From which statuses; the Api judges, this only spares buttons that it would refuse.</param>
public sealed record InvoiceMove(string Slug, string Name, bool Removes, params InvoiceStatus[] From)
{
    public static InvoiceMove Issue { get; } = new("issue", "Issue", false, InvoiceStatus.Draft);

    public static InvoiceMove Pay { get; } = new("pay", "Pay", false, InvoiceStatus.Issued, InvoiceStatus.Overdue);

    public static InvoiceMove Cancel { get; } = new("cancel", "Cancel", true, InvoiceStatus.Issued, InvoiceStatus.Overdue);

    public static InvoiceMove Delete { get; } = new("delete", "Delete", true, InvoiceStatus.Draft);

    public static IReadOnlyList<InvoiceMove> All { get; } = [Issue, Pay, Cancel, Delete];

    /// <summary>Names the draft of a cancellation's reason.</summary>
    public static string Draft(Guid invoiceId) => $"invoice-cancel-{invoiceId}";

    public bool Allows(InvoiceStatus status) => From.Contains(status);
}

/// <summary>What was typed with a move, and what is wrong with it.</summary>
/// <param name="PaidOn">A payment's day.</param>
/// <param name="Reason">A cancellation's reason.</param>
/// <param name="Field">Name of the field that is wrong, as the texts' keys have it.</param>
/// <param name="Error">Why it could not be done.</param>
public sealed record InvoiceMoveEntry(string PaidOn, string Reason, string? Field = null, string? Error = null)
{
    public static InvoiceMoveEntry Blank { get; } = new("", "");
}
