using ClientPortal.Api.Attachments;
using ClientPortal.Api.Idempotency;
using ClientPortal.Api.Problems;
using ClientPortal.ServiceDefaults.Authentication;

namespace ClientPortal.Api.Tickets;

/// <summary>Tickets under <c>/api/tickets</c>. Clients see their own, staff see all.</summary>
internal static class TicketEndpoints
{
    public static RouteGroupBuilder MapTickets(this RouteGroupBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.MapPost("/", OpenTicket.HandleAsync).WithName("OpenTicket").WithIdempotency()
            .WithSummary("Opens a ticket: a client for itself, staff for a client.")
            .Refuses(400, AttachmentProblems.NotAvailable).Refuses(409, TicketProblems.ClientInactive);
        tickets.MapGet("/", ListTickets.HandleAsync).WithName("ListTickets")
            .WithSummary("Lists tickets by filters, search text and order, page by page.");
        tickets.MapGet("/counts", CountTickets.HandleAsync).WithName("CountTickets")
            .WithSummary("Counts the tickets of the usual work lists.");
        tickets.MapGet("/{id:guid}", ReadTicket.HandleAsync).WithName("ReadTicket")
            .WithSummary("Reads a ticket with the newest part of its conversation and history.");
        tickets.MapGet("/by-number/{number:long}", ReadTicket.ByNumberAsync).WithName("ReadTicketByNumber")
            .WithSummary("Reads a ticket by the number that people use.");
        tickets.MapGet("/{id:guid}/conversation", ReadTicket.ConversationAsync).WithName("ReadConversation")
            .WithSummary("Reads the conversation, the newest page first, each page in the order of time.");
        tickets.MapGet("/{id:guid}/history", ReadTicket.HistoryAsync).WithName("ReadTicketHistory")
            .WithSummary("Reads who changed what, the newest page first, each page in the order of time.");
        tickets.MapPost("/{id:guid}/comments", WriteComment.CommentAsync).WithName("CommentOnTicket").WithIdempotency()
            .WithSummary("Adds a comment that both sides see.")
            .Refuses(400, AttachmentProblems.NotAvailable).Refuses(409, TicketProblems.TicketClosed)
            .WithDescription("A client's comment takes a ticket that waits for the client or is resolved back to in_progress. A closed ticket takes none: 409 ticket_closed; open a new one that names it in followUpOf. Files are uploaded to /api/attachments before and named here by id.");
        tickets.MapPost("/{id:guid}/notes", WriteComment.NoteAsync).WithName("AddNote").WithIdempotency().RequireAuthorization(PortalPolicies.Staff)
            .WithSummary("Adds an internal note that staff alone see.")
            .Refuses(400, AttachmentProblems.NotAvailable);
        tickets.MapPut("/{id:guid}/status", ChangeTicket.StatusAsync).WithName("ChangeTicketStatus").WithIdempotency()
            .WithSummary("Moves a ticket to another status.")
            .Refuses(409, TicketProblems.IllegalStatusTransition)
            .WithDescription("Staff move it as the work goes; the client says of a resolved ticket solved (closed) or not solved (in_progress). Anything else: 409 illegal_status_transition. If-Match is honoured when sent.");
        tickets.MapPut("/{id:guid}/assignee", ChangeTicket.AssigneeAsync).WithName("AssignTicket").WithIdempotency().RequireAuthorization(PortalPolicies.Staff)
            .WithSummary("Gives a ticket to a staff member, or to nobody. If-Match is honoured when sent.")
            .Refuses(409, TicketProblems.AssigneeNotStaff);
        tickets.MapPut("/{id:guid}/priority", ChangeTicket.PriorityAsync).WithName("ChangeTicketPriority").WithIdempotency().RequireAuthorization(PortalPolicies.Staff)
            .WithSummary("Changes how urgent a ticket is. If-Match is honoured when sent.");
        return api;
    }
}
