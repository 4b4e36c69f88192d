using ClientPortal.Web.Invoices;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;

namespace ClientPortal.Web.Clients;

/// <summary>All that a client's page shows.</summary>
/// <param name="Tickets">The latest.</param>
/// <param name="Invoices">The latest.</param>
public sealed record ClientWhole(ClientView Client, IReadOnlyList<TicketSummary> Tickets, IReadOnlyList<InvoiceSummary> Invoices)
{
    private const int Shown = 5;

    /// <summary>Null where there is no such client.</summary>
    internal static async Task<ClientWhole?> ReadAsync(Guid id, PortalClient portal, CancellationToken cancellationToken)
    {
        var client = portal.GetAsync<ClientView>($"api/clients/{id}", cancellationToken);
        var tickets = portal.RequireAsync<Page<TicketSummary>>($"api/tickets?limit={Shown}&client={id}", cancellationToken);
        var invoices = portal.RequireAsync<Page<InvoiceSummary>>($"api/invoices?limit={Shown}&client={id}", cancellationToken);
        await Task.WhenAll(client, tickets, invoices);
        return (await client).Value is { } found ? new(found, (await tickets).Items, (await invoices).Items) : null;
    }
}
