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
        var (list, counting) = (portal.GetAsync<Page<TicketSummary>>(filter.Query, cancellationToken), portal.RequireAsync<TicketCounts>("api/tickets/counts", cancellationToken));
        await Task.WhenAll(list, counting);
        var (answer, counts) = (await list, await counting);
        if (answer.Value is not { } page)
        {
            // An old cursor, or words that cannot be looked for: the list from its beginning.
            return filter is { Cursor: null, Q: null }
                ? throw new HttpRequestException($"The Api refused a list of tickets with {answer.Refusal!.Status} {answer.Refusal.Code}.")
                : TypedResults.LocalRedirect((filter with { Cursor = null, Q = filter.Cursor is null ? null : filter.Q }).Address);
        }

        var client = filter.ClientId is { } id ? await portal.FindAsync<Party>($"api/clients/{id}", cancellationToken) : null;
        var shown = new { Filter = filter, Page = page, Counts = counts, ClientName = client?.Name };
        return Pages.WantsPart(context) ? new RazorComponentResult<TicketList>(shown) : new RazorComponentResult<TicketsPage>(shown);
    }
}
