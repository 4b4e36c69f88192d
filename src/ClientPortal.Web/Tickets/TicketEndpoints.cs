using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Tickets;

internal static class TicketEndpoints
{
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TicketReading>().AddScoped<TicketPageEndpoints.Changes>();
        return builder;
    }

    public static IEndpointRouteBuilder MapTickets(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tickets", ListAsync);
        app.MapNewTicket();
        app.MapTicketPage();
        return app;
    }

    /// <summary>The list; of it alone, where htmx asks for it.</summary>
    private static async Task<IResult> ListAsync(HttpContext context, Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        var filter = TicketFilter.Of(reader.Account!.IsClient, context.Request.Query);
        var (list, counting) = (portal.FindPageAsync<TicketSummary>(filter.Query, mayBeRefused: filter is not { Cursor: null, Q: null }, cancellationToken), portal.RequireAsync<TicketCounts>("api/tickets/counts", cancellationToken));
        await Task.WhenAll(list, counting);
        var counts = await counting;
        if (await list is not { } page)
        {
            // An old cursor, or words that cannot be looked for: the list from its beginning.
            return TypedResults.LocalRedirect((filter with { Cursor = null, Q = filter.Cursor is null ? null : filter.Q }).Address);
        }

        var client = filter.ClientId is { } id ? await portal.FindAsync<Party>($"api/clients/{id}", cancellationToken) : null;
        var shown = new { Filter = filter, Page = page, Counts = counts, ClientName = client?.Name };
        return Pages.WantsPart(context) ? new RazorComponentResult<TicketList>(shown) : new RazorComponentResult<TicketsPage>(shown);
    }
}
