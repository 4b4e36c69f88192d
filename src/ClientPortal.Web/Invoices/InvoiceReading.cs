using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Invoices;

/// <summary>What the pages of invoices read of the Api.</summary>
internal static class InvoiceReading
{
    /// <summary>Null where the person may not see it.</summary>
    public static async Task<(InvoiceDetails Invoice, InvoiceClient Client)?> ReadInvoiceAsync(this PortalClient portal, Guid id, CancellationToken cancellationToken) =>
        await portal.FindAsync<InvoiceDetails>($"api/invoices/{id}", cancellationToken) is { } invoice
            ? (invoice, await portal.RequireAsync<InvoiceClient>($"api/clients/{invoice.Client.Id}", cancellationToken))
            : null;

    /// <summary>A client's newest invoice; where it has none, the newest of all.</summary>
    public static async Task<InvoiceDetails?> LatestInvoiceAsync(this PortalClient portal, Guid clientId, CancellationToken cancellationToken)
    {
        foreach (var list in new[] { $"api/invoices?limit=1&client={clientId}", "api/invoices?limit=1" })
        {
            if ((await portal.RequireAsync<Page<InvoiceSummary>>(list, cancellationToken)).Items is [var latest])
            {
                return await portal.FindAsync<InvoiceDetails>($"api/invoices/{latest.Id}", cancellationToken);
            }
        }

        return null;
    }

    public static Task<InvoiceClient?> ReadClientAsync(this PortalClient portal, Guid id, CancellationToken cancellationToken) =>
        portal.FindAsync<InvoiceClient>($"api/clients/{id}", cancellationToken);

    /// <summary>The first clients by name.</summary>
    /// <param name="active">Null for those that are deactivated too.</param>
    public static async Task<Page<InvoiceClient>> FindClientsAsync(this PortalClient portal, string? name, bool? active, CancellationToken cancellationToken)
    {
        var path = $"api/clients?limit=25{(active is true ? "&active=true" : "")}&q={Uri.EscapeDataString(name ?? "")}";
        // Words that cannot be looked for find nobody.
        return await portal.FindAsync<Page<InvoiceClient>>(path, cancellationToken, orUnreadable: true) ?? new([], null);
    }
}
