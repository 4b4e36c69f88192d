using ClientPortal.Web.Invoices;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Telegram;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Dashboard;

/// <summary>The first page.</summary>
internal static class DashboardEndpoints
{
    /// <summary>The part that follows what happens.</summary>
    public const string OverviewPath = "/dashboard/overview";

    private const int Shown = 5;
    private static readonly InvoiceFilter Unpaid = new(InvoiceFilter.Views(client: true)[0], ClientId: null, Q: null, Cursor: null);

    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", ShowAsync);
        app.MapGet(OverviewPath, ShowOverviewAsync);
        return app;
    }

    private static async Task<RazorComponentResult<DashboardPage>> ShowAsync(Reader reader, PortalClient portal, TelegramWidgets telegram, CancellationToken cancellationToken)
    {
        var (overview, widget) = (ReadAsync(reader, portal, cancellationToken), telegram.ReadAsync(cancellationToken));
        await Task.WhenAll(overview, widget);
        return new(new { Overview = await overview, Widget = await widget });
    }

    private static async Task<RazorComponentResult<DashboardOverview>> ShowOverviewAsync(Reader reader, PortalClient portal, CancellationToken cancellationToken) =>
        new(new { Overview = await ReadAsync(reader, portal, cancellationToken) });

    private static async Task<Overview> ReadAsync(Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        var filter = new TicketFilter(TicketFilter.Views(reader.Account!.IsClient)[0]);
        var (counts, open) = (portal.RequireAsync<TicketCounts>("api/tickets/counts", cancellationToken), portal.RequireAsync<Page<TicketSummary>>(filter.Query, cancellationToken));
        var unpaid = reader.Account.IsClient ? portal.RequireAsync<Page<InvoiceSummary>>(Unpaid.Query, cancellationToken) : Task.FromResult(new Page<InvoiceSummary>([], null));
        await Task.WhenAll(counts, open, unpaid);
        return new(await counts, [.. (await open).Items.Take(Shown)], filter.Address, [.. (await unpaid).Items.Take(Shown)], Unpaid.Address);
    }
}

/// <summary>What waits for the reader.</summary>
/// <param name="Open">A client's open tickets; for staff, those on their own list. The latest ones.</param>
/// <param name="AllTickets">Address of the whole list.</param>
/// <param name="Unpaid">A client's invoices that are to be paid, the earliest due date first.</param>
/// <param name="AllUnpaid">Address of the whole list.</param>
public sealed record Overview(
    TicketCounts Counts, IReadOnlyList<TicketSummary> Open, string AllTickets, IReadOnlyList<InvoiceSummary> Unpaid, string AllUnpaid);
