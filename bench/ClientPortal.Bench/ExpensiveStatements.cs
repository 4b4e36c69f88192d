using System.Globalization;
using Npgsql;

namespace ClientPortal.Bench;

/// <summary>Where the database's time goes, by PostgreSQL's pg_stat_statements. For finding out what to improve, not for comparing.</summary>
internal static class ExpensiveStatements
{
    private const string Top =
        """
        SELECT rolname, calls, total_exec_time, total_plan_time, rows, coalesce(shared_blks_hit / nullif(calls, 0), 0), left(regexp_replace(query, '\s+', ' ', 'g'), 150)
          FROM pg_stat_statements JOIN pg_roles ON pg_roles.oid = userid
         ORDER BY total_exec_time + total_plan_time DESC LIMIT $1
        """;

    public static async Task ResetAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task PrintAsync(string database, int count, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(Top);
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Report.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"  {reader.GetDouble(2) + reader.GetDouble(3),8:F0} ms ({reader.GetDouble(3):F0} planning), {reader.GetInt64(1)} calls, {reader.GetInt64(5)} pages: {reader.GetString(0)}: {reader.GetString(6)}"));
        }
    }
}
