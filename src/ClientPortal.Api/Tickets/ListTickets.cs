using ClientPortal.Api.Auth;
using ClientPortal.Api.Json;
using ClientPortal.Api.Paging;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Api.Tickets;

/// <summary><c>GET /api/tickets</c>.</summary>
internal static class ListTickets
{
    public static async Task<Results<Ok<Page<TicketSummary>>, NotFound>> HandleAsync(
        [AsParameters] TicketFilter filter, [AsParameters] PageRequest page, CurrentAccount caller, TicketListReader reader, CancellationToken cancellationToken)
    {
        if (!caller.IsStaff && filter.Client is { } other && other != caller.ClientId)
        {
            return TypedResults.NotFound();
        }

        var query = QueryOf(filter, caller);
        var rows = await reader.ReadAsync(query, page.After<TicketListKey>(query.OrderName), page.Size + 1, cancellationToken);
        return TypedResults.Ok(Page.Cut(rows, page.Size, query.OrderName, row => row.Key, row => row.Show()));
    }

    private static TicketListQuery QueryOf(TicketFilter filter, CurrentAccount caller) => new()
    {
        Statuses = filter.Status is { Length: > 0 } statuses ? [.. statuses.Select(choice => choice.Value).Distinct()] : Enum.GetValues<TicketStatus>(),
        Priorities = filter.Priority is { Length: > 0 } priorities ? [.. priorities.Select(choice => choice.Value).Distinct()] : [],
        ClientId = caller.IsStaff ? filter.Client : caller.RequiredClientId,
        AssigneeId = AssigneeOf(filter.Assignee, caller),
        Unassigned = filter.Assignee is "none",
        Search = TicketSearch.Of(filter.Q),
        Sort = filter.Sort?.Value ?? TicketSort.Updated,
        Ascending = filter.Order?.Value == SortOrder.Asc,
        PublicOnly = !caller.IsStaff,
    };

    private static Guid? AssigneeOf(string? text, CurrentAccount caller) => text switch
    {
        null or "" or "none" => null,
        "me" => caller.Id,
        _ when Guid.TryParse(text, out var id) => id,
        _ => throw new InvalidRequestException("assignee", "me, none, or a staff account's id.", RequestCodes.InvalidParameter),
    };
}
