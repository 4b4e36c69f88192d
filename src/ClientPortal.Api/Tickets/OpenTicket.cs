using ClientPortal.Api.Attachments;
using ClientPortal.Api.Auth;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Tickets;

/// <summary><c>POST /api/tickets</c>.</summary>
internal static class OpenTicket
{
    public static async Task<Results<Created<TicketState>, NotFound>> HandleAsync(
        OpenTicketRequest request, CurrentAccount caller, PortalDbContext db, TicketStore store, AttachmentStore attachments, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!caller.IsStaff && request.ClientId is { } other && other != caller.ClientId)
        {
            return TypedResults.NotFound();
        }

        var client = await FindClientAsync(request, caller, db, cancellationToken);
        await EnsureFollowsOwnAsync(request, client.Id, db, cancellationToken);
        var ticket = await db.InTransactionAsync(
            async ct =>
            {
                var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow());
                var commentId = Guid.CreateVersion7();
                var files = await attachments.ClaimAsync(request.Attachments, commentId, caller, ct);
                var number = await store.NextNumberAsync(ct);
                var content = new NewTicket(
                    id, number, client.Id, client.Name, request.Title.Trim(), request.Text.Trim(), request.Priority ?? TicketPriority.Normal, request.FollowUpOf, files);
                var (opened, told) = Ticket.Open(content, caller.Actor, now);
                db.Add(opened);
                store.Record(told, TicketComment.Of(told, commentId, content.Text));
                await db.SaveChangesAsync(ct);
                return opened;
            },
            cancellationToken);
        return TypedResults.Created($"/api/tickets/{ticket.Id}", ticket.StateFor(caller));
    }

    private static async Task<Client> FindClientAsync(OpenTicketRequest request, CurrentAccount caller, PortalDbContext db, CancellationToken cancellationToken)
    {
        var id = caller.IsStaff ? request.ClientId ?? throw new InvalidRequestException("clientId", "Name the client whose ticket it is.") : caller.RequiredClientId;
        var client = await db.Set<Client>().AsNoTracking().SingleOrDefaultAsync(client => client.Id == id, cancellationToken)
            ?? throw new InvalidRequestException("clientId", "There is no such client.");
        return client.Active ? client : throw TicketProblems.InactiveClient();
    }

    private static async Task EnsureFollowsOwnAsync(OpenTicketRequest request, Guid clientId, PortalDbContext db, CancellationToken cancellationToken)
    {
        if (request.FollowUpOf is { } earlier
            && !await db.Set<Ticket>().AnyAsync(ticket => ticket.Id == earlier && ticket.ClientId == clientId, cancellationToken))
        {
            throw new InvalidRequestException("followUpOf", "This client has no such ticket.");
        }
    }
}
