using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClientPortal.Bench;

/// <summary>
/// An open load: requests start at their scheduled moments whether or not earlier ones were answered, and latency
/// counts from that moment. A server that stalls is charged for all who would have waited.
/// </summary>
internal static class OpenLoad
{
    /// <param name="rate">Requests per second, evenly spaced.</param>
    /// <param name="request">Gets the request's number; true when the answer was the expected one.</param>
    public static async Task<LoadResult> RunAsync(string name, int rate, TimeSpan duration, Func<int, Task<bool>> request)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var latencies = new ConcurrentBag<double>();
        var failures = 0;
        var running = new List<Task>(count);
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            var early = due - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            running.Add(OneAsync(number, due));
        }

        await Task.WhenAll(running);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new LoadResult(name, count / seconds, Percentiles.Of(latencies), failures);

        async Task OneAsync(int number, TimeSpan due)
        {
            bool expected;
            try
            {
                expected = await request(number);
            }
            catch (HttpRequestException)
            {
                expected = false;
            }

            latencies.Add((Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds);
            if (!expected)
            {
                Interlocked.Increment(ref failures);
            }
        }
    }
}

/// <param name="Rate">Answered requests per second.</param>
/// <param name="Failures">Requests with another answer than the expected one.</param>
internal sealed record LoadResult(string Name, double Rate, Percentiles Latency, int Failures);
