namespace ClientPortal.Postgres;

/// <summary>Growing pauses between tries, with jitter so that replicas do not return together.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Cap">No pause is longer.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Cap)
{
    /// <summary>From a fifth of a second to five seconds: for servers that are away.</summary>
    public static Backoff Infrastructure { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    /// <summary>The pause before the next try.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    public TimeSpan Delay(int attempt)
    {
        var full = Math.Min(Cap.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30) - 1));
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
