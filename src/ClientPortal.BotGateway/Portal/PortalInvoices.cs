using System.Globalization;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Invoices at the Api, as a person sees them.</summary>
internal sealed class PortalInvoices(PortalClient client)
{
    /// <summary>Not paid, the earliest due date first.</summary>
    /// <param name="limit">1–100.</param>
    public Task<PortalResult<PortalPage<PortalInvoice>>> UnpaidAsync(Person person, int limit, CancellationToken cancellationToken) =>
        ListAsync(person, "status=issued&status=overdue&sort=due", limit, cancellationToken);

    /// <summary>Paid, the newest first.</summary>
    public Task<PortalResult<PortalPage<PortalInvoice>>> PaidAsync(Person person, int limit, CancellationToken cancellationToken) =>
        ListAsync(person, "status=paid", limit, cancellationToken);

    public Task<PortalResult<PortalInvoice>> ReadAsync(Person person, Guid invoiceId, CancellationToken cancellationToken) =>
        client.GetAsync(person, $"api/invoices/{invoiceId}", PortalJson.Default.PortalInvoice, cancellationToken);

    private Task<PortalResult<PortalPage<PortalInvoice>>> ListAsync(Person person, string query, int limit, CancellationToken cancellationToken) => client.GetAsync(
        person, string.Create(CultureInfo.InvariantCulture, $"api/invoices?{query}&limit={limit}"), PortalJson.Default.InvoicePage, cancellationToken);
}
