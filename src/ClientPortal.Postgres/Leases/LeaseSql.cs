namespace ClientPortal.Postgres.Leases;

/// <summary>The statements on a schema's table of leases. All times are the server's.</summary>
public static class LeaseSql
{
    /// <summary>
    /// Condition for the WHERE of work done under a lease: a statement that starts after another process has taken the
    /// lease does nothing. Parameters come from <see cref="HeldLease.AddFence"/>.
    /// </summary>
    public static string Fence(string schema) =>
        $"EXISTS (SELECT FROM {SqlName.Check(schema)}.leases AS fence WHERE fence.name = @lease_name AND fence.token = @lease_token)";

    /// <summary>
    /// Takes a free or expired lease. One that lies further ahead than any holder may set was written before the clock
    /// was put back, and counts as expired. No row: somebody holds it.
    /// </summary>
    internal static string Take(string schema) => $"""
        INSERT INTO {schema}.leases AS held (name, holder, token, expires_at)
        VALUES (@name, @holder, 1, clock_timestamp() + @duration)
        ON CONFLICT (name) DO UPDATE
            SET holder = excluded.holder, token = held.token + 1, expires_at = excluded.expires_at
            WHERE held.expires_at <= clock_timestamp() OR held.expires_at > clock_timestamp() + 2 * @duration
        RETURNING token
        """;

    /// <summary>How long the present holder's lease still runs.</summary>
    internal static string Remaining(string schema) =>
        $"SELECT greatest(expires_at - clock_timestamp(), interval '0') FROM {schema}.leases WHERE name = @name";

    /// <summary>Returns those that are still held; another process has taken the others.</summary>
    internal static string Renew(string schema) => $"""
        UPDATE {schema}.leases AS held SET expires_at = clock_timestamp() + @duration
        FROM unnest(@names, @tokens) AS mine (name, token)
        WHERE held.name = mine.name AND held.token = mine.token
        RETURNING held.name, held.token
        """;

    /// <summary>Gives the lease back and wakes those who wait for it.</summary>
    internal static string Release(string schema) => $"""
        WITH released AS (
            UPDATE {schema}.leases SET expires_at = clock_timestamp() WHERE name = @name AND token = @token RETURNING name
        )
        SELECT pg_notify('{Channel(schema)}', name) FROM released
        """;

    internal static string Channel(string schema) => $"{schema}_lease_released";
}
