using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Concurrency;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary><c>PUT /api/tickets/{id}/status</c>, <c>…/assignee</c> and <c>…/priority</c>.</summary>
internal static class ChangeTicket
{
    public static Task<Results<Ok<TicketState>, NotFound>> StatusAsync(
        Guid id, ChangeStatusRequest request, OptionalIfMatch ifMatch, CurrentAccount caller, PortalDbContext db, TicketStore store, TimeProvider time, CancellationToken cancellationToken) =>
        new Change(id, ifMatch, caller, db, store).ApplyAsync(
            ticket => ticket.ChangeStatus(request.Status, caller.Actor, time.GetUtcNow()), cancellationToken);

    public static Task<Results<Ok<TicketState>, NotFound>> PriorityAsync(
        Guid id, ChangePriorityRequest request, OptionalIfMatch ifMatch, CurrentAccount caller, PortalDbContext db, TicketStore store, TimeProvider time, CancellationToken cancellationToken) =>
        new Change(id, ifMatch, caller, db, store).ApplyAsync(
            ticket => ticket.ChangePriority(request.Priority, caller.Actor, time.GetUtcNow()), cancellationToken);

    public static async Task<Results<Ok<TicketState>, NotFound>> AssigneeAsync(
        Guid id, AssignTicketRequest request, OptionalIfMatch ifMatch, CurrentAccount caller, PortalDbContext db, TicketStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var assignee = await FindAssigneeAsync(request.AssigneeId, db, cancellationToken);
        return await new Change(id, ifMatch, caller, db, store).ApplyAsync(ticket => ticket.Assign(assignee, caller.Actor, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>One change of the ticket.</summary>
    /// <returns>The event, or null where nothing changes.</returns>
    private delegate IIntegrationEvent? Verb(Ticket ticket);

    private static async Task<TicketAssignee?> FindAssigneeAsync(Guid? id, PortalDbContext db, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        var found = await db.Set<Account>()
            .Where(account => account.Id == id && account.Active && account.Role != AccountRole.Client)
            .Select(account => new TicketAssignee(account.Id, account.Name))
            .SingleOrDefaultAsync(cancellationToken);
        return found ?? throw TicketProblems.NotStaff();
    }

    private sealed class Change(Guid id, OptionalIfMatch ifMatch, CurrentAccount caller, PortalDbContext db, TicketStore store)
    {
        public async Task<Results<Ok<TicketState>, NotFound>> ApplyAsync(Verb verb, CancellationToken cancellationToken)
        {
            var changed = await db.InTransactionAsync(
                async ct =>
                {
                    if (await store.LockAsync(id, caller, ct) is not { } ticket)
                    {
                        return null;
                    }

                    ifMatch.Check(ticket.VersionFor(caller));
                    if (verb(ticket) is { } told)
                    {
                        store.Record(told);
                        await db.SaveChangesAsync(ct);
                    }

                    return ticket;
                },
                cancellationToken);
            return changed is null ? TypedResults.NotFound() : TypedResults.Ok(changed.StateFor(caller));
        }
    }
}
