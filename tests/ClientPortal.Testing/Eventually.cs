using System.Diagnostics;

namespace ClientPortal.Testing;

/// <summary>Waits for something that happens in another process or thread: asks again until it is so, with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>How long a condition may take when the test names no limit.</summary>
    public static TimeSpan DefaultLimit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Returns the first answer that is not null.</summary>
    /// <param name="what">What is waited for, as it shall stand in the failure: "the ticket's message in the chat".</param>
    public static async Task<T> NotNull<T>(Func<CancellationToken, Task<T?>> probe, string what, CancellationToken cancellationToken, TimeSpan? within = null)
        where T : class
    {
        T? answer = null;
        await True(async token => (answer = await probe(token)) is not null, what, cancellationToken, within);
        return answer!;
    }

    /// <summary>Returns the first value that satisfies <paramref name="condition"/>; the failure shows the last one seen.</summary>
    public static async Task<T> Matches<T>(Func<CancellationToken, Task<T>> probe, Func<T, bool> condition, string what, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(condition);
        var limit = within ?? DefaultLimit;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var value = await probe(cancellationToken);
            if (condition(value))
            {
                return value;
            }

            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds} s: {what}. Last seen: {value}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static Task True(Func<CancellationToken, Task<bool>> condition, string what, CancellationToken cancellationToken, TimeSpan? within = null) =>
        Matches(condition, holds => holds, what, cancellationToken, within);

    public static Task True(Func<bool> condition, string what, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return True(_ => Task.FromResult(condition()), what, cancellationToken, within);
    }
}
