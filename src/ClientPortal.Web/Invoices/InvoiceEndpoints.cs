using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Web.Invoices;

internal static class InvoiceEndpoints
{
    private static readonly Page<InvoiceSummary> Nothing = new([], null);

    public static IEndpointRouteBuilder MapInvoices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/invoices", ListAsync);
        app.MapGet("/invoices/{id:guid}", ShowAsync);
        app.MapGet("/invoices/{id:guid}/print", PrintAsync);
        var staff = app.MapGroup("/invoices").RequireAuthorization(PortalPolicies.Staff);
        staff.MapGet("/{id:guid}/{move:regex(^(issue|pay|cancel|delete)$)}", MoveInvoice.AskAsync);
        staff.MapPost("/{id:guid}/{move:regex(^(issue|pay|cancel|delete)$)}", MoveInvoice.DoAsync);
        staff.MapGet("/new", WriteInvoice.NewAsync);
        staff.MapPost("/new", WriteInvoice.DraftAsync);
        staff.MapGet("/{id:guid}/edit", WriteInvoice.EditAsync);
        staff.MapPost("/{id:guid}/edit", WriteInvoice.ReviseAsync);
        staff.MapPost("/totals", WriteInvoice.Totals);
        return app;
    }

    /// <summary>The list; of it alone, where htmx asks for it.</summary>
    private static async Task<IResult> ListAsync(
        HttpContext context, string? view, string? clientId, string? q, string? cursor, Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        var filter = InvoiceFilter.Of(reader.Account!.IsClient, view, clientId, q, cursor);
        var client = filter.ClientId is { } id ? await portal.ReadClientAsync(id, cancellationToken) : null;
        if (filter.ClientId is not null && client is null)
        {
            return TypedResults.NotFound();
        }

        var isForName = filter.Q is not null && filter.Number is null;
        // Clients look for numbers alone.
        var found = isForName && !reader.Account!.IsClient ? await portal.FindClientsAsync(filter.Q, active: null, cancellationToken) : null;
        var page = Nothing;
        if (!isForName)
        {
            if (await portal.FindPageAsync<InvoiceSummary>(filter.Query, mayBeRefused: filter.Cursor is not null, cancellationToken) is not { } shown)
            {
                // An old cursor: the list from its beginning.
                return TypedResults.LocalRedirect((filter with { Cursor = null }).Address);
            }

            page = shown;
            if (filter.Number is not null && page.Items.Count == 0 && !reader.Account!.IsClient)
            {
                // A name may be a number.
                found = await portal.FindClientsAsync(filter.Q, active: null, cancellationToken) is { Items.Count: > 0 } named ? named : null;
            }
        }

        return Pages.WantsPart(context)
            ? new RazorComponentResult<InvoiceList>(new { Filter = filter, Page = page, Client = client, Clients = found })
            : new RazorComponentResult<InvoicesPage>(new { Filter = filter, Page = page, Client = client, Clients = found });
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Guid id, PortalClient portal, CancellationToken cancellationToken) =>
        await portal.ReadInvoiceAsync(id, cancellationToken) is not { } found ? TypedResults.NotFound()
        : Pages.WantsPart(context) ? new RazorComponentResult<InvoiceView>(new { found.Invoice, found.Client })
        : new RazorComponentResult<InvoicePage>(new { found.Invoice, found.Client });

    private static async Task<IResult> PrintAsync(Guid id, PortalClient portal, CancellationToken cancellationToken) =>
        await portal.ReadInvoiceAsync(id, cancellationToken) is { } found
            ? new RazorComponentResult<InvoicePrintPage>(new { found.Invoice, found.Client })
            : TypedResults.NotFound();
}
