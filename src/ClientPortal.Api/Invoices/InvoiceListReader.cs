using System.Text;
using ClientPortal.Api.Clients;
using ClientPortal.Api.Database;
using ClientPortal.Api.Json;
using ClientPortal.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Api.Invoices;

/// <summary>Where a list's page ends.</summary>
internal sealed record InvoiceListKey(Guid Id, DateOnly DueDate);

/// <summary>Which invoices, in which order.</summary>
/// <param name="Numbers">Only those with one of these numbers; null for all.</param>
/// <param name="DueBefore">Only unpaid ones whose due date lies before this day.</param>
internal sealed record InvoiceListQuery(IReadOnlyList<InvoiceStatus> Statuses, Guid? ClientId, IReadOnlyList<string>? Numbers, DateOnly? DueBefore, InvoiceSort Sort)
{
    /// <summary>Names the order, for cursors.</summary>
    public string OrderName => SnakeCase.Of(Sort);
}

/// <summary>
/// Reads pages of invoice lists. One branch per status, each in an index's order, merged until the page is full; indexes
/// invoices_by_status, invoices_by_due_date, invoices_of_client, invoices_number_key.
/// </summary>
internal sealed class InvoiceListReader(PortalDbContext db)
{
    public async Task<IReadOnlyList<Invoice>> ReadAsync(InvoiceListQuery query, InvoiceListKey? after, int limit, CancellationToken cancellationToken)
    {
        var statuses = query.Statuses.Where(status => query.DueBefore is null || status is InvoiceStatus.Issued or InvoiceStatus.Overdue).ToList();
        if (statuses.Count == 0)
        {
            return [];
        }

        var order = query.Sort == InvoiceSort.Due ? "due_date, id" : "id desc";
        var conditions = Conditions(query, after is not null);
        var branches = statuses.Select(status => $"select * from portal.invoices where status = '{SnakeCase.Of(status)}'{conditions}");
        var sql = $"select * from ({string.Join(" union all ", branches)}) i order by {order} limit @limit";
        var page = db.Set<Invoice>().FromSqlRaw(sql, [.. Parameters(query, after, limit)]).AsNoTracking();
        var named = page.Join(db.Set<Client>(), invoice => invoice.ClientId, client => client.Id, (invoice, client) => new { Invoice = invoice, client.Name });
        var sorted = query.Sort == InvoiceSort.Due ? named.OrderBy(row => row.Invoice.DueDate).ThenBy(row => row.Invoice.Id) : named.OrderByDescending(row => row.Invoice.Id);
        return (await sorted.ToListAsync(cancellationToken)).ConvertAll(row => row.Invoice.WithClientName(row.Name));
    }

    private static string Conditions(InvoiceListQuery query, bool after)
    {
        var sql = new StringBuilder();
        if (query.ClientId is not null)
        {
            sql.Append(" and client_id = @client");
        }

        if (query.Numbers is not null)
        {
            sql.Append(" and number = any(@numbers)");
        }

        if (query.DueBefore is not null)
        {
            sql.Append(" and due_date < @due_before");
        }

        if (after)
        {
            sql.Append(query.Sort == InvoiceSort.Due ? " and (due_date, id) > (@after_due, @after_id)" : " and id < @after_id");
        }

        return sql.ToString();
    }

    private static IEnumerable<NpgsqlParameter> Parameters(InvoiceListQuery query, InvoiceListKey? after, int limit)
    {
        yield return new("limit", limit);
        if (query.ClientId is { } client)
        {
            yield return new("client", client);
        }

        if (query.Numbers is { } numbers)
        {
            yield return new("numbers", numbers.ToArray());
        }

        if (query.DueBefore is { } day)
        {
            yield return new("due_before", day);
        }

        if (after is not null)
        {
            yield return new("after_id", after.Id);
            yield return new("after_due", after.DueDate);
        }
    }
}
