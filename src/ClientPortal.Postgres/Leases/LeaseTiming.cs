namespace ClientPortal.Postgres.Leases;

/// <summary>How long a lease outlives its holder.</summary>
/// <param name="Duration">A holder that does not renew for this long has lost the lease.</param>
/// <param name="Renewal">How often a holder renews.</param>
public sealed record LeaseTiming(TimeSpan Duration, TimeSpan Renewal)
{
    /// <summary>Taken over at most 3 s after its holder froze or died.</summary>
    public static LeaseTiming Default { get; } = new(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(1));
}
