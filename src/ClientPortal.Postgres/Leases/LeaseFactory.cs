using System.Collections.Concurrent;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Leases;

/// <summary>Opens leases in this service's database.</summary>
public sealed class LeaseFactory(NpgsqlDataSource database, PostgresListener listener, TimeProvider time, ILogger<Lease> logger)
{
    private readonly ConcurrentDictionary<(string Schema, LeaseTiming Timing), LeaseHeartbeat> _heartbeats = new();

    /// <summary>Nothing is asked of the database before <see cref="Lease.RunAsync"/>.</summary>
    /// <param name="schema">The schema whose table <c>leases</c> holds it (<see cref="Migrations.MigrationSet.Leases"/>).</param>
    /// <param name="name">Names the job, for example <c>outbox-relay</c> or <c>dispatcher:123456</c>.</param>
    public Lease Create(string schema, string name, LeaseTiming? timing = null)
    {
        var table = new LeaseTable(database, SqlName.Check(schema));
        var heartbeat = _heartbeats.GetOrAdd((schema, timing ?? LeaseTiming.Default), key => new LeaseHeartbeat(table, key.Timing, time, logger));
        return new Lease(name, table, heartbeat, listener.Subscribe(LeaseSql.Channel(schema)), timing ?? LeaseTiming.Default, time, logger);
    }
}
