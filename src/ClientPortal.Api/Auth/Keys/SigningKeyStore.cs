using Npgsql;

namespace ClientPortal.Api.Auth.Keys;

/// <summary>Table <c>portal.signing_keys</c>.</summary>
internal sealed class SigningKeyStore(NpgsqlDataSource database)
{
    private const string Read = "SELECT kid, private_key, signs_from FROM portal.signing_keys ORDER BY signs_from";
    private const string Insert = "INSERT INTO portal.signing_keys (kid, private_key, created_at, signs_from) VALUES ($1, $2, $3, $4)";

    // Two replicas that start on an empty database must agree on one key; the lock ends with the transaction.
    private const string Turn = "SELECT pg_advisory_xact_lock(hashtextextended('clientportal first signing key', 0))";

    private const string Delete = "DELETE FROM portal.signing_keys WHERE kid = ANY ($1)";

    public async Task<IReadOnlyList<(string Kid, byte[] Pkcs8, DateTimeOffset SignsFrom)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Read);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(string, byte[], DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return rows;
    }

    /// <summary>Makes the first key, unless there is one.</summary>
    public async Task EnsureFirstAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var turn = new NpgsqlCommand(Turn, connection, transaction))
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var any = new NpgsqlCommand("SELECT EXISTS (SELECT FROM portal.signing_keys)", connection, transaction))
        {
            if ((bool)(await any.ExecuteScalarAsync(cancellationToken))!)
            {
                return;
            }
        }

        await using var insert = InsertCommand(now, now);
        insert.Connection = connection;
        insert.Transaction = transaction;
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes a key that signs from <paramref name="signsFrom"/> on; returns its id.</summary>
    public async Task<string> AddAsync(DateTimeOffset now, DateTimeOffset signsFrom, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var insert = InsertCommand(now, signsFrom);
        insert.Connection = connection;
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return (string)insert.Parameters[0].Value!;
    }

    public async Task DeleteAsync(string[] kids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Delete);
        command.Parameters.Add(new() { Value = kids });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand InsertCommand(DateTimeOffset now, DateTimeOffset signsFrom)
    {
        var (kid, pkcs8) = SigningKey.Generate();
        return new(Insert) { Parameters = { new() { Value = kid }, new() { Value = pkcs8 }, new() { Value = now }, new() { Value = signsFrom } } };
    }
}
