using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Postgres.Leases;

/// <summary>A lease while this process holds it.</summary>
public sealed class HeldLease(string name, long token, TimeProvider time)
{
    private long _validUntil;

    public string Name { get; } = name;

    /// <summary>The fencing token: higher than that of any earlier holder.</summary>
    public long Token { get; } = token;

    /// <summary>
    /// False once the lease may have run out, by this process's monotonic clock: ask right before an effect outside the
    /// database. After a freeze it is false before any timer has had a chance to fire.
    /// </summary>
    public bool IsValid => time.GetTimestamp() < Volatile.Read(ref _validUntil);

    /// <summary>Adds the parameters of <see cref="LeaseSql.Fence"/>.</summary>
    public void AddFence(NpgsqlParameterCollection parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.AddWithValue("lease_name", NpgsqlDbType.Text, Name);
        parameters.AddWithValue("lease_token", NpgsqlDbType.Bigint, Token);
    }

    /// <summary>Notes a renewal.</summary>
    /// <param name="asked">When the renewal was sent, not when it was answered: the server counted from a later moment.</param>
    internal void ExtendFrom(long asked, TimeSpan duration) =>
        Volatile.Write(ref _validUntil, asked + (long)(duration.TotalSeconds * time.TimestampFrequency));
}
