using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Messaging.Outbox;

/// <summary>
/// Reading and emptying the outbox. Positions become visible out of order: a transaction that took a lower one may commit
/// later. So nothing is skipped by remembering a position; a row goes only by being deleted. Within one subject a later row
/// is never visible before an earlier one, since the subject's row lock (or version check) makes its writers follow each other;
/// and reads start at a position only when no transaction is left that could commit one below it (<see cref="ScanFloor"/>).
/// </summary>
internal sealed class OutboxTable(NpgsqlDataSource database, string schema, ScanFloor floor)
{
    public async Task<IReadOnlyList<OutboxMessage>> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        if (!floor.WholeReadIsDue)
        {
            return await ReadAsync(floor.Position, limit, cancellationToken);
        }

        // First the horizon: what has ended by then is visible to the read.
        var horizon = await ReadHorizonAsync(cancellationToken);
        var messages = await ReadAsync(after: 0, limit, cancellationToken);
        floor.WholeRead(horizon, messages.Count > 0 ? messages[0].Position : null);
        return messages;
    }

    public async Task DeleteAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OutboxSql.Delete(schema));
        command.Parameters.AddWithValue("positions", NpgsqlDbType.Array | NpgsqlDbType.Bigint, messages.Select(message => message.Position).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
        floor.Emptied(messages[^1].Position);
    }

    private async Task<List<OutboxMessage>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OutboxSql.Read(schema));
        command.Parameters.AddWithValue("floor", NpgsqlDbType.Bigint, after);
        command.Parameters.AddWithValue("limit", NpgsqlDbType.Integer, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<OutboxMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            messages.Add(Read(reader));
        }

        return messages;
    }

    private async Task<SnapshotHorizon> ReadHorizonAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OutboxSql.Horizon);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new SnapshotHorizon(reader.GetFieldValue<ulong>(0), reader.GetFieldValue<ulong>(1));
    }

    private static OutboxMessage Read(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        EventId = row.GetGuid(1),
        Type = row.GetString(2),
        Subject = row.GetString(3),
        Sequence = row.GetInt64(4),
        OccurredAt = row.GetFieldValue<DateTimeOffset>(5),
        Body = row.GetString(6),
        TraceParent = row.IsDBNull(7) ? null : row.GetString(7),
    };
}
