using ClientPortal.Api.Auth;
using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary>
/// Places in a ticket's story, as cursors name them. Entries are ordered by the ticket's version, in which internal notes leave gaps: a client
/// would read from them that there are notes. So a client counts what it may know of alone, as <see cref="Ticket.PublicVersion"/> does.
/// </summary>
internal sealed class PublicPositions(PortalDbContext db)
{
    // Each event raises the version by one and has one entry in the history. The note that is the i-th one of its ticket has version - i public
    // entries before it, so it stands before the public entry p when that is less than p. Primary key of ticket_history.
    private const string NotesBefore = """
        select count(*) as "Value" from (
            select version - row_number() over (order by version) as public_before from portal.ticket_history where ticket_id = {0} and internal) notes
        where public_before < {1}
        """;

    /// <summary>What the caller is told of an entry's place.</summary>
    public async Task<long> OfAsync(Guid ticketId, long version, CurrentAccount caller, CancellationToken cancellationToken)
    {
        if (caller.IsStaff)
        {
            return version;
        }

        var notes = await db.Set<TicketHistoryEntry>().LongCountAsync(entry => entry.TicketId == ticketId && entry.Internal && entry.Version < version, cancellationToken);
        return version - notes;
    }

    /// <summary>The version of the entry at a place that the caller was told of. Callers may make one up: any number gives one.</summary>
    public async Task<long> VersionAsync(Guid ticketId, long position, CurrentAccount caller, CancellationToken cancellationToken)
    {
        if (caller.IsStaff)
        {
            return position;
        }

        var notes = await db.Database.SqlQueryRaw<long>(NotesBefore, ticketId, position).SingleAsync(cancellationToken);
        return position > long.MaxValue - notes ? long.MaxValue : position + notes;
    }
}
