using System.Globalization;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.Attachments;
using ClientPortal.Web.Forms;
using ClientPortal.Web.Languages;
using ClientPortal.Web.Portal;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.Web.Tickets;

/// <summary>One ticket: its page, the parts that follow what happens, and what is said and done there.</summary>
internal static class TicketPageEndpoints
{
    public static IEndpointRouteBuilder MapTicketPage(this IEndpointRouteBuilder app)
    {
        var ticket = app.MapGroup("/tickets/{id:guid}");
        ticket.MapGet("", ShowAsync);
        ticket.MapGet("/conversation", ConversationAsync);
        ticket.MapGet("/earlier", EarlierAsync);
        ticket.MapGet("/facts", FactsAsync);
        ticket.MapGet("/comments", WriteAsync);
        ticket.MapPost("/comments", CommentAsync)
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentInput.MaxForm)).WithFormOptions(multipartBodyLengthLimit: AttachmentInput.MaxForm);
        ticket.MapPost("/status", MoveAsync);
        ticket.MapPost("/assignee", AssignAsync).RequireAuthorization(PortalPolicies.Staff);
        ticket.MapPost("/priority", PrioritiseAsync).RequireAuthorization(PortalPolicies.Staff);
        return app;
    }

    private static async Task<IResult> ShowAsync(Guid id, string? earlier, TicketReading tickets, CancellationToken cancellationToken)
    {
        var (ticket, staff, before) = (tickets.FindAsync(id, cancellationToken), tickets.StaffAsync(cancellationToken), tickets.EarlierAsync(id, earlier, cancellationToken));
        await Task.WhenAll(ticket, staff, before);
        return await ticket is { } found
            ? new RazorComponentResult<TicketPage>(new { Ticket = found, Staff = await staff, Form = CommentInput.Empty(), Earlier = await before, IsApart = await before is not null && earlier != found.Conversation.NextCursor })
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ConversationAsync(Guid id, TicketReading tickets, CancellationToken cancellationToken) =>
        await tickets.FindAsync(id, cancellationToken) is { } ticket ? new RazorComponentResult<ConversationPart>(new { Ticket = ticket }) : TypedResults.NotFound();

    private static async Task<IResult> EarlierAsync(Guid id, string? cursor, TicketReading tickets, CancellationToken cancellationToken) =>
        await tickets.EarlierAsync(id, cursor, cancellationToken) is { } entries
            ? new RazorComponentResult<EarlierPart>(new { TicketId = id, Entries = entries })
            : TypedResults.NotFound();

    private static async Task<IResult> WriteAsync(Guid id, TicketReading tickets, CancellationToken cancellationToken) =>
        await tickets.FindAsync(id, cancellationToken) is { } ticket
            ? new RazorComponentResult<CommentForm>(new { Form = CommentInput.Empty(), Ticket = ticket })
            : TypedResults.NotFound();

    private static Task<IResult> FactsAsync(Guid id, TicketReading tickets, CancellationToken cancellationToken) => ShowFactsAsync(id, null, StatusCodes.Status200OK, tickets, cancellationToken);

    private static async Task<IResult> CommentAsync(
        HttpContext context, Guid id, IFormCollection form, Reader reader, PortalClient portal, TicketReading tickets, Notices notices, CancellationToken cancellationToken)
    {
        var isNote = form["kind"] == "note" && !reader.Account!.IsClient;
        var text = form.Lines("text");
        var files = await AttachmentInput.TakeAsync(form, portal, reader, cancellationToken);
        var error = string.IsNullOrWhiteSpace(text) ? reader.Text("Ticket_TextMissing") : null;
        if (error is null && files.Errors.Count == 0)
        {
            var body = new { text, attachments = files.Taken.Select(file => file.AttachmentId) };
            var refusal = await portal.SendAsync(HttpMethod.Post, $"api/tickets/{id}/{(isNote ? "notes" : "comments")}", body, cancellationToken, new(Key: form["key"]));
            if (refusal is null)
            {
                if (form["kind"] == "take" && !reader.Account!.IsClient)
                {
                    await TakeAsync(id, reader, portal, tickets, cancellationToken);
                }

                return await SentAsync(context, id, isNote ? "Ticket_Notice_Noted" : "Ticket_Notice_Commented", tickets, notices, cancellationToken);
            }

            error = refusal.Code == "ticket_closed" && !reader.Account!.IsClient ? reader.Text("Ticket_ClosedForStaff") : reader.Explain(refusal);
        }

        if (await tickets.FindAsync(id, cancellationToken) is not { } ticket)
        {
            return TypedResults.NotFound();
        }

        var typed = new CommentInput(text, files, error);
        return Pages.WantsPart(context)
            ? Pages.Refused<CommentForm>(new { Form = typed, Ticket = ticket })
            : Pages.Refused<TicketPage>(new { Ticket = ticket, Staff = await tickets.StaffAsync(cancellationToken), Form = typed });
    }

    /// <summary>The answer is sent, and that is what counts: who has taken the ticket meanwhile keeps it, and the page shows him.</summary>
    private static async Task TakeAsync(Guid id, Reader reader, PortalClient portal, TicketReading tickets, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 3 && await tickets.FindAsync(id, cancellationToken) is { Assignee: null } free; tries++)
        {
            var version = free.Version.ToString(CultureInfo.InvariantCulture);
            var refusal = await portal.SendAsync(HttpMethod.Put, $"api/tickets/{id}/assignee", new { assigneeId = reader.Account!.Id }, cancellationToken, new(Version: version));
            if (refusal is not { IsConflict: true })
            {
                return;
            }
        }
    }

    private static async Task<IResult> SentAsync(HttpContext context, Guid id, string notice, TicketReading tickets, Notices notices, CancellationToken cancellationToken)
    {
        if (Pages.WantsPart(context))
        {
            var (ticket, staff) = (tickets.FindAsync(id, cancellationToken), tickets.StaffAsync(cancellationToken));
            await Task.WhenAll(ticket, staff);
            if (await ticket is { } found)
            {
                return new RazorComponentResult<CommentSent>(new { Ticket = found, Staff = await staff, Notice = notice });
            }
        }

        notices.Leave(notice, TicketAddress.Draft(id));
        return Pages.SeeOther(context, $"{TicketAddress.Of(id)}#comment-form");
    }

    private static Task<IResult> MoveAsync(HttpContext context, Guid id, [FromForm] string? status, [FromForm] string? version, Changes changes, CancellationToken cancellationToken) =>
        changes.ApplyAsync(context, id, "status", new { status }, version, cancellationToken);

    private static Task<IResult> AssignAsync(
        HttpContext context, Guid id, [FromForm] string? assignee, [FromForm] string? take, [FromForm] string? version, Reader reader, Changes changes, CancellationToken cancellationToken) =>
        changes.ApplyAsync(context, id, "assignee", new Dictionary<string, Guid?> { ["assigneeId"] = take is "true" ? reader.Account!.Id : Guid.TryParse(assignee, out var chosen) ? chosen : null }, version, cancellationToken);

    private static Task<IResult> PrioritiseAsync(HttpContext context, Guid id, [FromForm] string? priority, [FromForm] string? version, Changes changes, CancellationToken cancellationToken) =>
        changes.ApplyAsync(context, id, "priority", new { priority }, version, cancellationToken);

    private static async Task<IResult> ShowFactsAsync(Guid id, string? error, int status, TicketReading tickets, CancellationToken cancellationToken)
    {
        var (ticket, staff) = (tickets.FindAsync(id, cancellationToken), tickets.StaffAsync(cancellationToken));
        await Task.WhenAll(ticket, staff);
        return await ticket is { } found
            ? new RazorComponentResult<TicketFacts>(new { Ticket = found, Staff = await staff, Error = error }) { StatusCode = status }
            : TypedResults.NotFound();
    }

    /// <summary>A change of the ticket by a button, upon the version that its page showed.</summary>
    internal sealed class Changes(PortalClient portal, TicketReading tickets, Reader reader, Notices notices)
    {
        public async Task<IResult> ApplyAsync(HttpContext context, Guid id, string what, object body, string? version, CancellationToken cancellationToken)
        {
            var refusal = await portal.SendAsync(HttpMethod.Put, $"api/tickets/{id}/{what}", body, cancellationToken, new(Version: version));
            if (refusal is { IsNotFound: true })
            {
                return TypedResults.NotFound();
            }

            var error = refusal is { IsConflict: true } ? reader.Text("Ticket_Conflict") : refusal is null ? null : reader.Explain(refusal);
            if (Pages.WantsPart(context))
            {
                return await ShowFactsAsync(id, error, error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, tickets, cancellationToken);
            }

            if (error is null)
            {
                notices.Leave("Ticket_Notice_Changed");
                return Pages.SeeOther(context, TicketAddress.Of(id));
            }

            return await tickets.FindAsync(id, cancellationToken) is { } ticket
                ? Pages.Refused<TicketPage>(new { Ticket = ticket, Staff = await tickets.StaffAsync(cancellationToken), Form = CommentInput.Empty(), Error = error })
                : TypedResults.NotFound();
        }
    }
}
