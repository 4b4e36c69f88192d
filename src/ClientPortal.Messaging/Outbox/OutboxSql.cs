using ClientPortal.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Messaging.Outbox;

/// <summary>The statements on a schema's outbox, for code that writes SQL itself.</summary>
public static class OutboxSql
{
    /// <summary>What an INSERT of one's own fills, in this order; ids by <c>gen_random_uuid()</c>. The rest has defaults.</summary>
    public const string Columns = "event_id, type, subject, sequence, occurred_at, body, trace_parent";

    /// <summary>See <see cref="SnapshotHorizon"/>.</summary>
    internal const string Horizon = "SELECT pg_snapshot_xmin(snapshot), pg_snapshot_xmax(snapshot) FROM pg_current_snapshot() AS snapshot";

    /// <summary>Inserts many events at once, in the order of the arrays. Can be a CTE or a command of a batch.</summary>
    public static string Insert(string schema) => $"""
        INSERT INTO {SqlName.Check(schema)}.outbox ({Columns})
        SELECT {Columns}
        FROM unnest(@outbox_ids, @outbox_types, @outbox_subjects, @outbox_sequences, @outbox_times, @outbox_bodies, @outbox_traces)
            WITH ORDINALITY AS event ({Columns}, place)
        ORDER BY place
        """;

    /// <summary>Adds the arrays that <see cref="Insert"/> reads.</summary>
    public static void AddInsertParameters(NpgsqlParameterCollection parameters, IReadOnlyCollection<OutboxMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.AddWithValue("outbox_ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, Column(message => message.EventId));
        parameters.AddWithValue("outbox_types", NpgsqlDbType.Array | NpgsqlDbType.Text, Column(message => message.Type));
        parameters.AddWithValue("outbox_subjects", NpgsqlDbType.Array | NpgsqlDbType.Text, Column(message => message.Subject));
        parameters.AddWithValue("outbox_sequences", NpgsqlDbType.Array | NpgsqlDbType.Bigint, Column(message => message.Sequence));
        parameters.AddWithValue("outbox_times", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Column(message => message.OccurredAt));
        parameters.AddWithValue("outbox_bodies", NpgsqlDbType.Array | NpgsqlDbType.Text, Column(message => message.Body));
        parameters.AddWithValue("outbox_traces", NpgsqlDbType.Array | NpgsqlDbType.Text, Column(message => message.TraceParent));

        T[] Column<T>(Func<OutboxMessage, T> value) => messages.Select(value).ToArray();
    }

    /// <summary>The NOTIFY channel that wakes the schema's relay: by the table's trigger, or by the writer after its commit.</summary>
    public static string Channel(string schema) => $"{schema}_outbox";

    /// <summary>The oldest rows from a position on. Index: the primary key.</summary>
    internal static string Read(string schema) => $"""
        SELECT position, {Columns} FROM {schema}.outbox WHERE position > @floor ORDER BY position LIMIT @limit
        """;

    internal static string Delete(string schema) => $"DELETE FROM {schema}.outbox WHERE position = ANY (@positions)";

    /// <summary>How many wait (counted no further than a million) and since when the oldest does. Index: the primary key.</summary>
    internal static string Measure(string schema) => $"""
        SELECT (SELECT count(*) FROM (SELECT FROM {schema}.outbox LIMIT 1000000) AS waiting),
               coalesce((SELECT extract(epoch FROM clock_timestamp() - stored_at) FROM {schema}.outbox ORDER BY position LIMIT 1), 0)::float8
        """;
}
