using System.Globalization;

namespace ClientPortal.Bench;

/// <summary>One line per measurement.</summary>
internal static class Report
{
    public static void Print(LoadResult result) =>
        Print(string.Create(CultureInfo.InvariantCulture, $"{result.Name}: {result.Rate:F0} requests/s, {Milliseconds(result.Latency)}, {result.Failures} failures"));

    public static void Print(string name, Percentiles latency) => Print($"{name}: {Milliseconds(latency)}");

    /// <param name="count">Among how many requests the time is divided.</param>
    public static void Print(string name, IReadOnlyList<(string Name, double Milliseconds)> used, int count)
    {
        Print(string.Create(CultureInfo.InvariantCulture, $"{name}: {used.Sum(part => part.Milliseconds) / count:F2} ms"));
        foreach (var (part, milliseconds) in used.Where(part => part.Milliseconds / count >= 0.01))
        {
            Print(string.Create(CultureInfo.InvariantCulture, $"  {part}: {milliseconds / count:F2} ms"));
        }
    }

    public static void Print(string line) => Console.WriteLine(line);

    private static string Milliseconds(Percentiles latency) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {latency.P50:F1} ms, p95 {latency.P95:F1} ms, p99 {latency.P99:F1} ms, max {latency.Max:F0} ms of {latency.Count}");
}
