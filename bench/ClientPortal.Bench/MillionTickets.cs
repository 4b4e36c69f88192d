using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Npgsql;

namespace ClientPortal.Bench;

/// <summary>Fills a portal's empty database by set-based SQL.</summary>
internal static class MillionTickets
{
    public static async Task FillAsync(string database, int tickets, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SET bench.tickets = '{tickets}'"), cancellationToken);
        await RunAsync(connection, await ScriptAsync(cancellationToken), cancellationToken);
        await RunAsync(connection, "VACUUM (ANALYZE)", cancellationToken);
        // What the filling wrote would otherwise be flushed during the measurement.
        await RunAsync(connection, "CHECKPOINT", cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tickets:N0} tickets generated in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<string> ScriptAsync(CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("sql/million_tickets.sql")
            ?? throw new InvalidOperationException("sql/million_tickets.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
