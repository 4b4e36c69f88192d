using System.Globalization;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Tickets at the Api, as a person sees and changes them.</summary>
internal sealed class PortalTickets(PortalClient client)
{
    /// <summary>A page of a list.</summary>
    /// <param name="query">Filters as the Api's list takes them, for example <c>status=new&amp;assignee=me</c>.</param>
    /// <param name="limit">1–100.</param>
    public Task<PortalResult<PortalPage<PortalTicket>>> ListAsync(Person person, string query, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var from = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        var path = string.Create(CultureInfo.InvariantCulture, $"api/tickets?{query}&limit={limit}{from}");
        return client.GetAsync(person, path, PortalJson.Default.TicketPage, cancellationToken);
    }

    public Task<PortalResult<PortalTicketCounts>> CountAsync(Person person, CancellationToken cancellationToken) =>
        client.GetAsync(person, "api/tickets/counts", PortalJson.Default.PortalTicketCounts, cancellationToken);

    public Task<PortalResult<PortalTicket>> ReadAsync(Person person, Guid ticketId, CancellationToken cancellationToken) =>
        client.GetAsync(person, $"api/tickets/{ticketId}", PortalJson.Default.PortalTicket, cancellationToken);

    /// <summary>By the number that people use.</summary>
    public Task<PortalResult<PortalTicket>> ReadAsync(Person person, long number, CancellationToken cancellationToken) =>
        client.GetAsync(
            person, string.Create(CultureInfo.InvariantCulture, $"api/tickets/by-number/{number}"), PortalJson.Default.PortalTicket, cancellationToken);

    public Task<PortalResult<PortalTicket>> OpenAsync(Person person, OpenTicketBody ticket, string key, CancellationToken cancellationToken) => client.SendAsync(
        person, HttpMethod.Post, "api/tickets", ticket, PortalJson.Default.OpenTicketBody, PortalJson.Default.PortalTicket, key, cancellationToken);

    public Task<PortalResult<PortalComment>> CommentAsync(Person person, Guid ticketId, CommentBody comment, string key, CancellationToken cancellationToken) => client.SendAsync(
        person, HttpMethod.Post, $"api/tickets/{ticketId}/comments", comment, PortalJson.Default.CommentBody, PortalJson.Default.PortalComment, key, cancellationToken);

    /// <summary>A note: for staff alone to read.</summary>
    public Task<PortalResult<PortalComment>> NoteAsync(Person person, Guid ticketId, CommentBody note, string key, CancellationToken cancellationToken) => client.SendAsync(
        person, HttpMethod.Post, $"api/tickets/{ticketId}/notes", note, PortalJson.Default.CommentBody, PortalJson.Default.PortalComment, key, cancellationToken);

    public Task<PortalResult<PortalTicket>> MoveAsync(Person person, Guid ticketId, TicketStatus status, string key, CancellationToken cancellationToken) => client.SendAsync(
        person, HttpMethod.Put, $"api/tickets/{ticketId}/status", new(status), PortalJson.Default.StatusBody, PortalJson.Default.PortalTicket, key, cancellationToken);

    /// <summary>Gives a ticket to this person.</summary>
    public Task<PortalResult<PortalTicket>> TakeAsync(Person person, Guid ticketId, string key, CancellationToken cancellationToken) => client.SendAsync(
        person,
        HttpMethod.Put,
        $"api/tickets/{ticketId}/assignee",
        new(person.AccountId),
        PortalJson.Default.AssigneeBody,
        PortalJson.Default.PortalTicket,
        key,
        cancellationToken);
}
