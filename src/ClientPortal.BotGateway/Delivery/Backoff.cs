namespace ClientPortal.BotGateway.Delivery;

/// <summary>Doubling delays with jitter: anything between half and the whole, so that what failed together
/// does not come back together.</summary>
internal static class Backoff
{
    /// <summary>The delay before the next try.</summary>
    /// <param name="failures">How many there were in a row, this one included.</param>
    public static TimeSpan Delay(int failures, TimeSpan first, TimeSpan most)
    {
        var whole = Math.Min(most.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)));
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return TimeSpan.FromSeconds(whole * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
