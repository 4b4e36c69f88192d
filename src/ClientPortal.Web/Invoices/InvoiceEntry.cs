namespace ClientPortal.Web.Invoices;

/// <summary>A form of an invoice with everything around it.</summary>
/// <param name="Invoice">The draft that is changed, as it stands now; null for a new one.</param>
/// <param name="Wrong">Names of the fields that are wrong.</param>
/// <param name="Error">Why it could not be saved.</param>
/// <param name="Compare">Whether to show how it stands now beside what was typed.</param>
public sealed record InvoiceEntry(
    InvoiceClient Client, InvoiceDraft Draft, DraftTotals Totals, InvoiceDetails? Invoice, IReadOnlySet<string> Wrong, string? Error = null, bool Compare = false)
{
    public static readonly IReadOnlySet<string> NothingWrong = new HashSet<string>();

    public string Action => Invoice is null ? $"/invoices/new?clientId={Client.Id}" : $"{InvoiceWords.Address(Invoice.Id)}/edit";

    /// <summary>What is typed is kept in the browser by this name; upon another version it is not put into the form again.</summary>
    public string DraftName => Invoice is null ? NewDraftName(Client.Id) : DraftNameOf(Invoice.Id, $"{Invoice.Version}");

    public static string NewDraftName(Guid clientId) => $"invoice-new-{clientId}";

    public static string DraftNameOf(Guid invoiceId, string version) => $"invoice-{invoiceId}-{version}";
}
