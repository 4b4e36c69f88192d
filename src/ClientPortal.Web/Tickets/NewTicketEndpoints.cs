using ClientPortal.Web.Attachments;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Tickets;

/// <summary><c>/tickets/new</c>: a client opens a ticket, staff open one for a client; also one that goes on with a closed one.</summary>
internal static class NewTicketEndpoints
{
    public const string Path = "/tickets/new";

    public static IEndpointRouteBuilder MapNewTicket(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync);
        app.MapPost(Path, OpenAsync)
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentInput.MaxForm)).WithFormOptions(multipartBodyLengthLimit: AttachmentInput.MaxForm);
        return app;
    }

    private static async Task<IResult> ShowAsync(Guid? followUpOf, string? clientId, string? client, string? title, Reader reader, PortalClient portal, TicketReading tickets, CancellationToken cancellationToken)
    {
        var earlier = followUpOf is { } id ? await tickets.FindAsync(id, cancellationToken) : null;
        if (followUpOf is not null && earlier is null)
        {
            return TypedResults.NotFound();
        }

        Guid? about = Guid.TryParse(clientId, out var chosen) && !reader.Account!.IsClient ? chosen : null;
        var input = new NewTicketInput(title ?? earlier?.Title, null, "normal", earlier?.Client.Id ?? about, client, about, earlier, AttachmentInput.None, null, []);
        return new RazorComponentResult<NewTicketPage>(new { Form = input, Clients = await ClientsAsync(input, reader, portal, cancellationToken) });
    }

    private static async Task<IResult> OpenAsync(
        HttpContext context, IFormCollection form, Reader reader, PortalClient portal, TicketReading tickets, Notices notices, CancellationToken cancellationToken)
    {
        var earlier = Guid.TryParse(form["followUpOf"], out var id) ? await tickets.FindAsync(id, cancellationToken) : null;
        var input = new NewTicketInput(
            form["title"], form.Lines("text"), form["priority"], Guid.TryParse(form["clientId"], out var client) ? client : null, form["client"],
            Guid.TryParse(form["about"], out var about) ? about : null, earlier, AttachmentInput.None, null, []);
        if (form["find"] == "true")
        {
            // Without a script the list of clients is looked through by a button; what was typed stays.
            return new RazorComponentResult<NewTicketPage>(new { Form = input, Clients = await ClientsAsync(input, reader, portal, cancellationToken) });
        }

        input = input with { Attachments = await AttachmentInput.TakeAsync(form, portal, reader, cancellationToken) };
        var missing = input.Missing(reader.Account!.IsClient);
        if (missing.Count == 0 && input.Attachments.Errors.Count == 0)
        {
            var opened = await portal.SendAsync<TicketSummary>(HttpMethod.Post, "api/tickets", input.Body(reader.Account.IsClient), cancellationToken, new(Key: form["key"]));
            if (opened.Value is { } ticket)
            {
                notices.Leave(reader.Account.IsClient ? "Ticket_Notice_Opened" : "Ticket_Notice_OpenedForClient", input.Draft);
                return Pages.SeeOther(context, TicketAddress.Of(ticket.Id));
            }

            input = input with { Error = reader.Explain(opened.Refusal!), Faults = opened.Refusal!.Fields ?? [] };
        }
        else
        {
            input = input with { Error = missing.Count > 0 ? reader.Text("Refusal_invalid") : null, Faults = missing };
        }

        var shown = new { Form = input, Clients = await ClientsAsync(input, reader, portal, cancellationToken) };
        return Pages.WantsPart(context) ? Pages.Refused<NewTicketForm>(shown) : Pages.Refused<NewTicketPage>(shown);
    }

    /// <summary>For staff: the clients that the search finds, and the one that is chosen.</summary>
    private static async Task<IReadOnlyList<Party>> ClientsAsync(NewTicketInput input, Reader reader, PortalClient portal, CancellationToken cancellationToken)
    {
        if (reader.Account!.IsClient || input.Earlier is not null)
        {
            return [];
        }

        var query = string.IsNullOrWhiteSpace(input.ClientSearch) ? "" : $"&q={Uri.EscapeDataString(input.ClientSearch.Trim())}";
        var found = (await portal.FindAsync<Page<Party>>($"api/clients?active=true&limit=50{query}", cancellationToken, orUnreadable: true))?.Items ?? [];
        return input.ClientId is not { } chosen || found.Any(party => party.Id == chosen) || await portal.FindAsync<Party>($"api/clients/{chosen}", cancellationToken) is not { } one
            ? found
            : [one, .. found];
    }
}

/// <summary>What was typed into the form.</summary>
/// <param name="ClientSearch">Words that the list of clients was looked through for.</param>
/// <param name="About">The client whom the form was opened for, whoever is chosen by now.</param>
/// <param name="Earlier">The closed ticket that the new one goes on with.</param>
/// <param name="Faults">Names of the fields that are wrong.</param>
public sealed record NewTicketInput(
    string? Title, string? Text, string? Priority, Guid? ClientId, string? ClientSearch, Guid? About, TicketDetails? Earlier, AttachmentInput Attachments, string? Error, IReadOnlyList<string> Faults)
{
    /// <summary>Names its draft: what was begun for one client never comes into another one's form.</summary>
    /// <remarks>A follow-up goes on with what could not be said in the closed ticket any more.</remarks>
    public string Draft => Earlier is { } earlier ? TicketAddress.Draft(earlier.Id) : About is { } client ? $"ticket-new-{client}" : "ticket-new";

    internal IReadOnlyList<string> Missing(bool client)
    {
        var missing = new List<string>();
        if (string.IsNullOrWhiteSpace(Title))
        {
            missing.Add("title");
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            missing.Add("text");
        }

        if (!client && Earlier is null && ClientId is null)
        {
            missing.Add("clientId");
        }

        return missing;
    }

    internal object Body(bool client) => new
    {
        title = Title!.Trim(),
        text = Text,
        priority = string.IsNullOrEmpty(Priority) ? null : Priority,
        clientId = client ? null : Earlier?.Client.Id ?? ClientId,
        followUpOf = Earlier?.Id,
        attachments = Attachments.Taken.Select(file => file.AttachmentId),
    };
}
