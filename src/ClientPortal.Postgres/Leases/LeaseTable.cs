using Npgsql;

namespace ClientPortal.Postgres.Leases;

/// <summary>One row of a schema's <c>leases</c>.</summary>
internal sealed class LeaseTable(NpgsqlDataSource database, string schema, string name)
{
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}";

    public string Name => name;

    /// <summary>The new fencing token, or null while another process holds the lease.</summary>
    public async Task<long?> TakeAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        (long?)await ScalarAsync(LeaseSql.Take(schema), [new("duration", duration), new("holder", _holder)], cancellationToken);

    /// <summary>How long the present holder may keep it without renewing.</summary>
    public async Task<TimeSpan> RemainingAsync(CancellationToken cancellationToken) =>
        await ScalarAsync(LeaseSql.Remaining(schema), [], cancellationToken) as TimeSpan? ?? TimeSpan.Zero;

    public async Task<bool> RenewAsync(long token, TimeSpan duration, CancellationToken cancellationToken) =>
        await ScalarAsync(LeaseSql.Renew(schema), [new("duration", duration), new("token", token)], cancellationToken) is not null;

    public async Task ReleaseAsync(long token, CancellationToken cancellationToken) =>
        await ScalarAsync(LeaseSql.Release(schema), [new("token", token)], cancellationToken);

    private async Task<object?> ScalarAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("name", name);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
