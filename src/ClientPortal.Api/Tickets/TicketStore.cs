using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary>Loads tickets to change them and records what happened. Needs an open transaction.</summary>
internal sealed class TicketStore(PortalDbContext db)
{
    // The search document stays where it is.
    private const string Columns = """
        id, number, client_id, title, status, priority, assignee_id, follow_up_of, created_by, created_at, updated_at, public_updated_at,
        resolved_at, version, public_version, unindexed_text
        """;

    // The lock is held to the end of the transaction, so versions, and with them the events' sequences, follow one another.
    private const string Lock = "select " + Columns + " from portal.tickets where id = {0} for update";

    // Index tickets_to_close. Replicas share the work: what one has locked the others pass by.
    private const string LockStale = "select " + Columns + """
         from portal.tickets where status = 'resolved' and resolved_at < {0} order by resolved_at limit {1} for update skip locked
        """;

    public Task<long> NextNumberAsync(CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"""select nextval('portal.ticket_numbers') as "Value" """).SingleAsync(cancellationToken);

    /// <summary>The ticket under its row lock; null when there is none that this caller may see.</summary>
    public async Task<Ticket?> LockAsync(Guid id, CurrentAccount caller, CancellationToken cancellationToken)
    {
        var found = await WithNames(db.Set<Ticket>().FromSqlRaw(Lock, id)).SingleOrDefaultAsync(cancellationToken);
        return found is not null && (caller.IsStaff || found.Ticket.ClientId == caller.ClientId) ? found.Named() : null;
    }

    /// <summary>Tickets that were resolved before a time, under their locks, the oldest first.</summary>
    public async Task<IReadOnlyList<Ticket>> LockStaleAsync(DateTimeOffset resolvedBefore, int limit, CancellationToken cancellationToken)
    {
        var found = await WithNames(db.Set<Ticket>().FromSqlRaw(LockStale, resolvedBefore, limit)).ToListAsync(cancellationToken);
        return found.ConvertAll(row => row.Named());
    }

    /// <summary>Writes what an event tells into the history and the outbox, and the conversation's entry that came with it.</summary>
    public void Record(IIntegrationEvent told, TicketComment? comment = null)
    {
        if (comment is not null)
        {
            db.Add(comment);
        }

        db.Add(TicketHistoryEntry.Of(told, comment?.Id));
        db.AddEvent(told);
    }

    private IQueryable<Found> WithNames(IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join client in db.Set<Client>() on ticket.ClientId equals client.Id
        join account in db.Set<Account>() on ticket.AssigneeId equals account.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        select new Found(ticket, client.Name, assignee.Name);

    private sealed record Found(Ticket Ticket, string ClientName, string? AssigneeName)
    {
        public Ticket Named() => Ticket.WithNames(ClientName, AssigneeName);
    }
}
