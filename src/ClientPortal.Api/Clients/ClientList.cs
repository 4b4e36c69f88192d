using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Database;
using ClientPortal.Api.Json;
using ClientPortal.Api.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Clients;

/// <summary>The list of clients: search, two sorts, keyset paging over the indexes clients_by_name and clients_by_creation.</summary>
internal static class ClientList
{
    public static async Task<Ok<Page<ClientSummary>>> ReadAsync([AsParameters] ClientFilter filter, [AsParameters] PageRequest page, PortalDbContext db, CancellationToken cancellationToken)
    {
        var clients = filter.Apply(db.Set<Client>().AsNoTracking());
        var sort = filter.Sort?.Value ?? ClientSort.Name;
        var order = SnakeCase.Of(sort);
        clients = sort == ClientSort.Name ? ByName(clients, page.After<NameKey>(order)) : ByCreation(clients, page.After<CreationKey>(order));
        var rows = await clients.Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(sort == ClientSort.Name
            ? Page.Cut(rows, page.Size, order, row => new NameKey(row.SortName, row.Id), ClientSummary.Of)
            : Page.Cut(rows, page.Size, order, row => new CreationKey(row.CreatedAt, row.Id), ClientSummary.Of));
    }

    private static IQueryable<Client> ByName(IQueryable<Client> clients, NameKey? after)
    {
        var rest = after is null ? clients : clients.Where(client => EF.Functions.GreaterThan(ValueTuple.Create(client.SortName, client.Id), ValueTuple.Create(after.Name, after.Id)));
        return rest.OrderBy(client => client.SortName).ThenBy(client => client.Id);
    }

    private static IQueryable<Client> ByCreation(IQueryable<Client> clients, CreationKey? after)
    {
        if (after is not null)
        {
            // Callers may make up a cursor; Npgsql takes times in UTC alone.
            var created = after.CreatedAt.ToUniversalTime();
            clients = clients.Where(client => EF.Functions.LessThan(ValueTuple.Create(client.CreatedAt, client.Id), ValueTuple.Create(created, after.Id)));
        }

        return clients.OrderByDescending(client => client.CreatedAt).ThenByDescending(client => client.Id);
    }

    private sealed record NameKey(string Name, Guid Id);

    private sealed record CreationKey(DateTimeOffset CreatedAt, Guid Id);
}

/// <summary>How clients are sorted.</summary>
public enum ClientSort
{
    /// <summary>By name, a to z.</summary>
    Name,

    /// <summary>Youngest first.</summary>
    Created,
}

/// <summary>Which clients, in which order.</summary>
/// <param name="Q">Part of the name, the contact, the e-mail address, the phone or the tax number.</param>
/// <param name="Sort"><c>name</c> (default) or <c>created</c>, youngest first.</param>
public sealed record ClientFilter([property: StringLength(100)] string? Q, bool? Active, Choice<ClientSort>? Sort)
{
    internal IQueryable<Client> Apply(IQueryable<Client> clients)
    {
        if (Q?.Trim() is { Length: > 0 } text)
        {
            var pattern = $"%{LikePattern.Escape(text)}%";
            clients = clients.Where(client => EF.Functions.ILike(client.Name, pattern, "\\")
                || EF.Functions.ILike(client.ContactName!, pattern, "\\")
                || EF.Functions.ILike(client.Email!, pattern, "\\")
                || EF.Functions.ILike(client.Phone!, pattern, "\\")
                || EF.Functions.ILike(client.TaxNumber!, pattern, "\\"));
        }

        return Active is { } active ? clients.Where(client => client.Active == active) : clients;
    }
}
