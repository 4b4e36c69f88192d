using ClientPortal.Api.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace ClientPortal.Api.Tickets;

/// <summary><c>GET /api/tickets/counts</c>.</summary>
internal static class CountTickets
{
    /// <summary>A count stops here, so that it stays quick; "10000" then says "10,000 or more".</summary>
    public const int Cap = 10_000;

    // Indexes tickets_by_update, tickets_unassigned_by_update, tickets_of_assignee_by_update: none of these counts reads the table itself.
    private const string ForStaff = """
        select (select count(*) from (select from portal.tickets where status = 'new' limit @cap) t),
               (select count(*) from (select from portal.tickets where status = 'in_progress' limit @cap) t),
               (select count(*) from (select from portal.tickets where status = 'waiting_for_client' limit @cap) t),
               (select count(*) from (select from portal.tickets where status = 'resolved' limit @cap) t),
               (select count(*) from (select from portal.tickets where status in ('new', 'in_progress', 'waiting_for_client') and assignee_id is null limit @cap) t),
               (select count(*) from (select from portal.tickets where status in ('new', 'in_progress', 'waiting_for_client') and assignee_id = @me limit @cap) t)
        """;

    // Index tickets_of_client_by_public_update.
    private const string ForClient = """
        select (select count(*) from (select from portal.tickets where client_id = @client and status = 'new' limit @cap) t),
               (select count(*) from (select from portal.tickets where client_id = @client and status = 'in_progress' limit @cap) t),
               (select count(*) from (select from portal.tickets where client_id = @client and status = 'waiting_for_client' limit @cap) t),
               (select count(*) from (select from portal.tickets where client_id = @client and status = 'resolved' limit @cap) t)
        """;

    public static async Task<Ok<TicketCounts>> HandleAsync(CurrentAccount caller, NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(caller.IsStaff ? ForStaff : ForClient);
        command.Parameters.AddWithValue("cap", Cap);
        command.Parameters.AddWithValue(caller.IsStaff ? "me" : "client", caller.IsStaff ? caller.Id : caller.RequiredClientId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return TypedResults.Ok(new TicketCounts(
            reader.GetInt64(0),
            reader.GetInt64(1),
            reader.GetInt64(2),
            reader.GetInt64(3),
            caller.IsStaff ? reader.GetInt64(4) : null,
            caller.IsStaff ? reader.GetInt64(5) : null,
            Cap));
    }
}

/// <summary>Sizes of the usual work lists: of all tickets for staff, of the own ones for a client.</summary>
/// <param name="Unassigned">Open ones that nobody has; null for clients. Open: new, in_progress or waiting_for_client.</param>
/// <param name="Mine">Open ones assigned to the caller; null for clients.</param>
/// <param name="Cap">Where counting stops: this number says "this many or more".</param>
public sealed record TicketCounts(long New, long InProgress, long WaitingForClient, long Resolved, long? Unassigned, long? Mine, long Cap);
