using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Api.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary><c>GET /api/tickets/{id}</c>, <c>…/conversation</c> and <c>…/history</c>.</summary>
internal static class ReadTicket
{
    private static readonly PageRequest Newest = new(50, null);

    public static Task<Results<Ok<TicketDetails>, NotFound>> HandleAsync(
        Guid id, CurrentAccount caller, PortalDbContext db, ConversationReader reader, CancellationToken cancellationToken) =>
        ReadAsync(db.VisibleTo(caller, id), caller, db, reader, cancellationToken);

    public static Task<Results<Ok<TicketDetails>, NotFound>> ByNumberAsync(
        long number, CurrentAccount caller, PortalDbContext db, ConversationReader reader, CancellationToken cancellationToken) =>
        ReadAsync(db.VisibleTo(caller).Where(ticket => ticket.Number == number), caller, db, reader, cancellationToken);

    private static async Task<Results<Ok<TicketDetails>, NotFound>> ReadAsync(
        IQueryable<Ticket> one, CurrentAccount caller, PortalDbContext db, ConversationReader reader, CancellationToken cancellationToken)
    {
        // What is read first is never newer than what follows, so that the version promises no more than was read.
        if (await FindAsync(one, db, cancellationToken) is not { } ticket)
        {
            return TypedResults.NotFound();
        }

        var id = ticket.Id;

        return TypedResults.Ok(new TicketDetails(ticket.StateFor(caller))
        {
            FollowUpOf = await FindEarlierAsync(ticket, db, cancellationToken),
            ResolvedAt = ticket.ResolvedAt,
            Conversation = await reader.ConversationAsync(id, caller, Newest, cancellationToken),
            History = await reader.HistoryAsync(id, caller, Newest, cancellationToken),
        });
    }

    public static async Task<Results<Ok<Page<ConversationEntry>>, NotFound>> ConversationAsync(
        Guid id, [AsParameters] PageRequest page, CurrentAccount caller, PortalDbContext db, ConversationReader reader, CancellationToken cancellationToken) =>
        await MaySeeAsync(id, caller, db, cancellationToken) ? TypedResults.Ok(await reader.ConversationAsync(id, caller, page, cancellationToken)) : TypedResults.NotFound();

    public static async Task<Results<Ok<Page<HistoryEntry>>, NotFound>> HistoryAsync(
        Guid id, [AsParameters] PageRequest page, CurrentAccount caller, PortalDbContext db, ConversationReader reader, CancellationToken cancellationToken) =>
        await MaySeeAsync(id, caller, db, cancellationToken) ? TypedResults.Ok(await reader.HistoryAsync(id, caller, page, cancellationToken)) : TypedResults.NotFound();

    private static IQueryable<Ticket> VisibleTo(this PortalDbContext db, CurrentAccount caller) =>
        db.Set<Ticket>().AsNoTracking().Where(ticket => caller.IsStaff || ticket.ClientId == caller.ClientId);

    private static IQueryable<Ticket> VisibleTo(this PortalDbContext db, CurrentAccount caller, Guid id) =>
        db.VisibleTo(caller).Where(ticket => ticket.Id == id);

    private static Task<bool> MaySeeAsync(Guid id, CurrentAccount caller, PortalDbContext db, CancellationToken cancellationToken) =>
        db.VisibleTo(caller, id).AnyAsync(cancellationToken);

    private static async Task<Ticket?> FindAsync(IQueryable<Ticket> one, PortalDbContext db, CancellationToken cancellationToken)
    {
        var found = await (
            from ticket in one
            join client in db.Set<Client>() on ticket.ClientId equals client.Id
            join account in db.Set<Account>() on ticket.AssigneeId equals account.Id into assignees
            from assignee in assignees.DefaultIfEmpty()
            select new { Ticket = ticket, ClientName = client.Name, AssigneeName = (string?)assignee.Name }).SingleOrDefaultAsync(cancellationToken);
        return found?.Ticket.WithNames(found.ClientName, found.AssigneeName);
    }

    private static Task<TicketReference?> FindEarlierAsync(Ticket ticket, PortalDbContext db, CancellationToken cancellationToken) =>
        ticket.FollowUpOf is not { } earlier
            ? Task.FromResult<TicketReference?>(null)
            : db.Set<Ticket>().Where(other => other.Id == earlier).Select(other => new TicketReference(other.Id, other.Number, other.Title)).SingleOrDefaultAsync(cancellationToken);
}
