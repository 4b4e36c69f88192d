using Npgsql;

namespace ClientPortal.Web.Sessions;

/// <summary>Table <c>web.sessions</c>.</summary>
internal sealed class SessionTable(NpgsqlDataSource database)
{
    public async Task AddAsync(StoredSession session, CancellationToken cancellationToken)
    {
        await using var command = Command(
            database.CreateCommand("INSERT INTO web.sessions (id_hash, account_id, content, refresh_after, expires_at) VALUES ($1, $2, $3, $4, $5)"),
            session.IdHash, session.AccountId, session.Content, session.RefreshAfter.ToUniversalTime(), session.ExpiresAt.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Null where there is none, or it has ended.</summary>
    public async Task<StoredSession?> FindAsync(byte[] idHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(database.CreateCommand(Select), idHash, now.ToUniversalTime());
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>
    /// Changes a session under its row's lock, so that of two replicas that find it due one renews the tokens and the other sees them renewed. Nothing
    /// breaks it off: the Api has exchanged the tokens by then.
    /// </summary>
    /// <param name="change">Gets what stands now; answers what shall stand, or null to end the session. The lock is held meanwhile, so it must be quick.</param>
    /// <exception cref="PostgresException">The lock is held elsewhere for longer than <see cref="LockTimeout"/>.</exception>
    public async Task<StoredSession?> ChangeAsync(byte[] idHash, DateTimeOffset now, Func<StoredSession, Task<StoredSession?>> change)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await using (var limit = new NpgsqlCommand($"SET LOCAL lock_timeout = '{LockTimeout}'", connection))
        {
            await limit.ExecuteNonQueryAsync(CancellationToken.None);
        }

        StoredSession? found;
        await using (var find = Command(new NpgsqlCommand(Select + " FOR UPDATE", connection), idHash, now.ToUniversalTime()))
        {
            found = await ReadAsync(find, CancellationToken.None);
        }

        if (found is null)
        {
            return null;
        }

        var changed = await change(found);
        if (changed == found)
        {
            return found;
        }

        await using (var write = changed is null
            ? Command(new NpgsqlCommand("DELETE FROM web.sessions WHERE id_hash = $1", connection), idHash)
            : Command(
                new NpgsqlCommand("UPDATE web.sessions SET content = $2, refresh_after = $3, expires_at = $4 WHERE id_hash = $1", connection),
                idHash, changed.Content, changed.RefreshAfter.ToUniversalTime(), changed.ExpiresAt.ToUniversalTime()))
        {
            await write.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return changed;
    }

    /// <summary>Removes a session, whether it has ended or not.</summary>
    /// <returns>What stood there; null for nothing.</returns>
    public async Task<StoredSession?> RemoveAsync(byte[] idHash, CancellationToken cancellationToken)
    {
        await using var command = Command(database.CreateCommand($"DELETE FROM web.sessions WHERE id_hash = $1 RETURNING {Columns}"), idHash);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Index: sessions_by_account.</summary>
    public async Task RemoveAllAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var command = Command(database.CreateCommand("DELETE FROM web.sessions WHERE account_id = $1"), accountId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes all of an account's sessions due to be renewed. Index: sessions_by_account.</summary>
    public async Task MakeDueAsync(Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(database.CreateCommand("UPDATE web.sessions SET refresh_after = $2 WHERE account_id = $1 AND refresh_after > $2"), accountId, now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Index: sessions_by_end.</summary>
    public async Task RemoveEndedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(database.CreateCommand("DELETE FROM web.sessions WHERE expires_at <= $1"), now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A little more than another replica's renewal takes.</summary>
    private const string LockTimeout = "6s";

    private const string Columns = "id_hash, account_id, content, refresh_after, expires_at";
    private const string Select = $"SELECT {Columns} FROM web.sessions WHERE id_hash = $1 AND expires_at > $2";

    private static async Task<StoredSession?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new StoredSession(
                row.GetFieldValue<byte[]>(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4))
            : null;
    }

    private static NpgsqlCommand Command(NpgsqlCommand command, params ReadOnlySpan<object> parameters)
    {
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

/// <summary>A row.</summary>
/// <param name="IdHash">SHA-256 of the cookie's id.</param>
/// <param name="Content">A <see cref="SessionContent"/>, encrypted.</param>
/// <param name="RefreshAfter">When the access token is due to be renewed.</param>
internal sealed record StoredSession(byte[] IdHash, Guid AccountId, byte[] Content, DateTimeOffset RefreshAfter, DateTimeOffset ExpiresAt);
