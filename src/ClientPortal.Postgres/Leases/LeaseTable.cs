using Npgsql;

namespace ClientPortal.Postgres.Leases;

/// <summary>A schema's table <c>leases</c>.</summary>
internal sealed class LeaseTable(NpgsqlDataSource database, string schema)
{
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>The new fencing token, or null while another process holds the lease.</summary>
    public async Task<long?> TakeAsync(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var command = Command(LeaseSql.Take(schema), new("name", name), new("holder", _holder), new("duration", duration));
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>How long the present holder may keep it without renewing.</summary>
    public async Task<TimeSpan> RemainingAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = Command(LeaseSql.Remaining(schema), new NpgsqlParameter("name", name));
        return await command.ExecuteScalarAsync(cancellationToken) as TimeSpan? ?? TimeSpan.Zero;
    }

    /// <summary>Which of these are still held.</summary>
    public async Task<IReadOnlySet<(string Name, long Token)>> RenewAsync(IReadOnlyCollection<HeldLease> held, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var command = Command(
            LeaseSql.Renew(schema),
            new("names", held.Select(lease => lease.Name).ToArray()),
            new("tokens", held.Select(lease => lease.Token).ToArray()),
            new("duration", duration));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var renewed = new HashSet<(string, long)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            renewed.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return renewed;
    }

    public async Task ReleaseAsync(HeldLease held, CancellationToken cancellationToken)
    {
        await using var command = Command(LeaseSql.Release(schema), new("name", held.Name), new("token", held.Token));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }
}
