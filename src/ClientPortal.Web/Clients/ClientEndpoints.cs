using System.Globalization;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Invites;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using ClientPortal.Web.Sessions;
using ClientPortal.Web.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Clients;

/// <summary>Client companies with their accounts; for staff.</summary>
internal static class ClientEndpoints
{
    public static IEndpointRouteBuilder MapClients(this IEndpointRouteBuilder app)
    {
        var clients = app.MapGroup("/clients").RequireAuthorization(PortalPolicies.Staff);
        clients.MapGet("", ListAsync);
        clients.MapGet("/new", (Reader reader) => new RazorComponentResult<NewClientPage>(new { Form = ClientForm.Empty(reader.Account!.TimeZone) }));
        clients.MapPost("/new", CreateAsync);
        clients.MapGet("/{id:guid}", ShowAsync);
        clients.MapGet("/{id:guid}/account", AccountAsync);
        clients.MapGet("/{id:guid}/edit", EditAsync);
        clients.MapPost("/{id:guid}/edit", SaveAsync);
        new SignInActions<ClientView>("clients", "Client", ReadClientAsync, (client, link) => new RazorComponentResult<ClientLinkPage>(new { Client = client, Link = link })).Map(clients);
        return app;
    }

    /// <summary>Null where there is none.</summary>
    private static Task<ClientView?> ReadClientAsync(PortalClient portal, Guid id, CancellationToken cancellationToken) => portal.FindAsync<ClientView>($"api/clients/{id}", cancellationToken);

    /// <summary>The list; of it alone, where htmx asks for it.</summary>
    private static async Task<IResult> ListAsync(HttpContext context, string? show, string? sort, string? q, string? cursor, PortalClient portal, CancellationToken cancellationToken)
    {
        var filter = ClientFilter.Of(show, sort, q, cursor);
        if (await portal.FindPageAsync<ClientSummary>(filter.Query, mayBeRefused: filter is not { Cursor: null, Q: null }, cancellationToken) is not { } page)
        {
            // An old cursor, or words that cannot be looked for: the list from its beginning.
            return TypedResults.LocalRedirect((filter with { Cursor = null, Q = filter.Cursor is null ? null : filter.Q }).Address);
        }

        return Pages.WantsPart(context)
            ? new RazorComponentResult<ClientList>(new { Filter = filter, Page = page })
            : new RazorComponentResult<ClientsPage>(new { Filter = filter, Page = page });
    }

    private static async Task<IResult> CreateAsync([FromForm] string? key, IFormCollection form, Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        // Only a client that there is has a version.
        var typed = ClientForm.Of(form) with { Version = null };
        if (typed.Incomplete(creates: true, reader) is { } incomplete)
        {
            return Pages.Refused<NewClientPage>(new { Form = incomplete });
        }

        var answer = await portal.SendAsync<CreatedClient>(HttpMethod.Post, "api/clients", typed.Body(creates: true), cancellationToken, new(Key: key));
        return answer.Value is { } created
            ? new RazorComponentResult<ClientLinkPage>(new { created.Client, Link = created.Invite, IsNew = true })
            : Pages.Refused<NewClientPage>(new { Form = typed.Refused(answer.Refusal!, reader) });
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Guid id, PortalClient portal, CancellationToken cancellationToken)
    {
        if (await ClientWhole.ReadAsync(id, portal, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        return Pages.WantsPart(context) ? new RazorComponentResult<ClientDetails>(new { Client = client }) : new RazorComponentResult<ClientPage>(new { Client = client });
    }

    private static async Task<IResult> AccountAsync(HttpContext context, Guid id, PortalClient portal, CancellationToken cancellationToken)
    {
        if (!Pages.WantsPart(context))
        {
            return TypedResults.LocalRedirect($"/clients/{id}");
        }

        return await ReadClientAsync(portal, id, cancellationToken) is { } client ? new RazorComponentResult<ClientAccountCard>(new { Client = client }) : TypedResults.NotFound();
    }

    private static async Task<IResult> EditAsync(Guid id, PortalClient portal, CancellationToken cancellationToken) =>
        await ReadClientAsync(portal, id, cancellationToken) is { } client
            ? new RazorComponentResult<EditClientPage>(new { Client = client, Form = ClientForm.Of(client) })
            : TypedResults.NotFound();

    private static async Task<IResult> SaveAsync(
        HttpContext context, Guid id, IFormCollection form, Reader reader, Notices notices, PortalClient portal, PortalSessions sessions, CancellationToken cancellationToken)
    {
        if (await ReadClientAsync(portal, id, cancellationToken) is not { } now)
        {
            return TypedResults.NotFound();
        }

        var typed = ClientForm.Of(form);
        if (typed.Incomplete(creates: false, reader) is { } incomplete)
        {
            return Pages.Refused<EditClientPage>(new { Client = now, Form = incomplete });
        }

        var answer = await portal.SendAsync<ClientView>(HttpMethod.Put, $"api/clients/{id}", typed.Body(creates: false), cancellationToken, new(typed.Version));
        if (answer.Refusal is { } refusal)
        {
            typed = typed.Refused(refusal, reader);
            if (refusal.IsConflict)
            {
                now = await portal.RequireAsync<ClientView>($"api/clients/{id}", cancellationToken);
                typed = typed with { Current = now, Version = now.Version.ToString(CultureInfo.InvariantCulture) };
            }

            return Pages.Refused<EditClientPage>(new { Client = now, Form = typed });
        }

        await sessions.RenewSoonAsync(now.Account.Id, cancellationToken);
        notices.Leave("Client_Notice_Saved", typed.Draft(id));
        return Pages.SeeOther(context, $"/clients/{id}");
    }
}
