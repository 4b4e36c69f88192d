using System.Text.Json;
using Npgsql;

namespace ClientPortal.Api.Tickets;

/// <summary>Reads pages of ticket lists.</summary>
internal sealed class TicketListReader(NpgsqlDataSource dataSource)
{
    /// <summary>Reads the next tickets of a list.</summary>
    /// <param name="after">The last ticket of the page before.</param>
    public async Task<IReadOnlyList<TicketListRow>> ReadAsync(TicketListQuery query, TicketListKey? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (query.Search is null)
        {
            return await PageAsync(connection, query.PageSql(after is not null, limit), query, after, cancellationToken);
        }

        if (!query.MayNeedIndex || !await AreFewAsync(connection, query, cancellationToken))
        {
            var met = await PageAsync(connection, query.WalkSql(after is not null, limit), query, after, cancellationToken);
            if (met.Count == limit || !query.MayNeedIndex)
            {
                return met;
            }
        }

        return await PageAsync(connection, query.IndexSql(after is not null, limit), query, after, cancellationToken);
    }

    private static async Task<bool> AreFewAsync(NpgsqlConnection connection, TicketListQuery query, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var hits = new NpgsqlBatchCommand(query.HitsSql);
        hits.Parameters.AddWithValue("q", query.Search!.Text);
        batch.BatchCommands.Add(hits);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(TicketListQuery.TicketsSql));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var expectedHits = await ExpectedRowsAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return TicketListQuery.AreFew(expectedHits, await ExpectedRowsAsync(reader, cancellationToken));
    }

    // [{"Plan": {"Node Type": "Bitmap Heap Scan", "Plan Rows": 4711, …}}]
    private static async Task<double> ExpectedRowsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        using var plan = JsonDocument.Parse(reader.GetString(0));
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    private static async Task<List<TicketListRow>> PageAsync(
        NpgsqlConnection connection, string sql, TicketListQuery query, TicketListKey? after, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql, query, after);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<TicketListRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(TicketListRow.Read(reader));
        }

        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, TicketListQuery query, TicketListKey? after)
    {
        var command = new NpgsqlCommand(sql, connection);
        var parameters = command.Parameters;
        Add("client", query.ClientId);
        Add("assignee", query.AssigneeId);
        Add("q", query.Search?.Text);
        Add("after_id", after?.Id);
        Add("after_number", after?.Number);
        Add("after_priority", after?.Priority);
        Add("after_updated", after?.Updated.ToUniversalTime());
        return command;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                parameters.AddWithValue(name, value);
            }
        }
    }
}
