using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Api.Idempotency;

/// <summary>Table <c>portal.idempotency_keys</c>, inside the request's transaction.</summary>
internal sealed class IdempotencyStore(PortalDbContext db)
{
    // A second request with the key waits here, on the primary key's entry, until the first one ends: then it finds that answer, or,
    // if that one failed, takes the key itself. The time limit covers this statement alone.
    private const string Claim = """
        SET LOCAL lock_timeout = '5s';
        INSERT INTO portal.idempotency_keys (account_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;
        SET LOCAL lock_timeout TO DEFAULT;
        """;

    private const string Read = "SELECT fingerprint, status, content_type, location, etag, body FROM portal.idempotency_keys WHERE account_id = $1 AND key = $2";

    private const string Commit = "COMMIT";

    private const string Store = """
        UPDATE portal.idempotency_keys SET status = $3, content_type = $4, location = $5, etag = $6, body = $7 WHERE account_id = $1 AND key = $2
        """;

    /// <summary>Takes the key for this transaction; false when another request has used it.</summary>
    /// <exception cref="PostgresException">55P03 when the other request is still at work after the time limit.</exception>
    public async Task<bool> ClaimAsync(Guid account, string key, byte[] fingerprint, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (connection, transaction) = Current();
        await using var batch = new NpgsqlBatch(connection, transaction);
        var statements = Claim.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        AddValues(batch.BatchCommands[1].Parameters, account, key, fingerprint, now);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }

    public async Task<StoredAnswer?> ReadAsync(Guid account, string key, CancellationToken cancellationToken)
    {
        await using var command = Command(Read);
        AddValues(command.Parameters, account, key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetFieldValue<byte[]>(0), reader.GetInt32(1), Text(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetFieldValue<byte[]>(5))
            : null;
    }

    /// <summary>
    /// Keeps the answer and ends the transaction in one round trip. EF Core is not told, so whoever waits for the transaction's events must be
    /// woken by the caller.
    /// </summary>
    public async Task StoreAndCommitAsync(Guid account, string key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        var (connection, transaction) = Current();
        await using var batch = new NpgsqlBatch(connection, transaction);
        var store = new NpgsqlBatchCommand(Store);
        AddValues(store.Parameters, account, key, answer.Status, answer.ContentType, answer.Location, answer.ETag, answer.Body);
        batch.BatchCommands.Add(store);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Commit));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddValues(NpgsqlParameterCollection parameters, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            if (value is null)
            {
                parameters[^1].NpgsqlDbType = NpgsqlDbType.Text;
            }
        }
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private NpgsqlCommand Command(string sql)
    {
        var (connection, transaction) = Current();
        return new NpgsqlCommand(sql, connection, transaction);
    }

    private (NpgsqlConnection Connection, NpgsqlTransaction Transaction) Current() =>
        ((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
}
