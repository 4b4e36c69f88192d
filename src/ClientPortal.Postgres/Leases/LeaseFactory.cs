using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Leases;

/// <summary>Opens leases in this service's database.</summary>
public sealed class LeaseFactory(NpgsqlDataSource database, PostgresListener listener, TimeProvider time, ILogger<Lease> logger)
{
    /// <summary>Nothing is asked of the database before <see cref="Lease.RunAsync"/>.</summary>
    /// <param name="schema">The schema whose table <c>leases</c> holds it (<see cref="Migrations.MigrationSet.Leases"/>).</param>
    /// <param name="name">Names the job, for example <c>outbox-relay</c> or <c>dispatcher:123456</c>.</param>
    public Lease Create(string schema, string name, LeaseTiming? timing = null) =>
        new(new LeaseTable(database, SqlName.Check(schema), name), listener.Subscribe(LeaseSql.Channel(schema)), timing ?? LeaseTiming.Default, time, logger);
}
