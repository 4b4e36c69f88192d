using System.Globalization;

namespace ClientPortal.Bench;

/// <summary>
/// Processor time of everything that the benchmark started, itself included, by who used it: what a request costs says more on a busy
/// machine than how long it took. From Linux's /proc; elsewhere there is nothing to report.
/// </summary>
internal sealed class ProcessorTime
{
    /// <summary>USER_HZ, which Linux fixes for /proc at 100 on every architecture that .NET runs on.</summary>
    private const double MillisecondsPerTick = 10;

    private readonly Dictionary<int, Entry> _entries;

    private ProcessorTime(Dictionary<int, Entry> entries) => _entries = entries;

    public static ProcessorTime Now()
    {
        var all = new Dictionary<int, Entry>();
        foreach (var folder in Directory.Exists("/proc/self") ? Directory.EnumerateDirectories("/proc") : [])
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(folder) is { } entry)
            {
                all.Add(id, entry);
            }
        }

        return new ProcessorTime(all.Where(pair => IsOurs(pair.Key, all)).ToDictionary());
    }

    /// <summary>Milliseconds used since an earlier look, by name, the largest first.</summary>
    public IReadOnlyList<(string Name, double Milliseconds)> Since(ProcessorTime earlier) =>
    [
        .. _entries
            .Select(pair => (pair.Value.Name, Ticks: pair.Value.Ticks - (earlier._entries.TryGetValue(pair.Key, out var before) ? before.Ticks : 0)))
            .GroupBy(used => used.Name, used => used.Ticks, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum() * MillisecondsPerTick))
            .OrderByDescending(used => used.Item2),
    ];

    private static bool IsOurs(int id, Dictionary<int, Entry> all)
    {
        while (id != Environment.ProcessId)
        {
            if (!all.TryGetValue(id, out var entry))
            {
                return false;
            }

            id = entry.Parent;
        }

        return true;
    }

    // /proc/[pid]/stat: 1234 (name) S ppid … utime (14) stime (15)
    private static Entry? Read(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new Entry(Name(File.ReadAllText(Path.Combine(folder, "cmdline"))), int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    /// <summary>A service's project, a database's user, or the program.</summary>
    private static string Name(string commandLine)
    {
        var words = commandLine.TrimEnd('\0').Split('\0', ' ');
        if (words is ["postgres:", ..])
        {
            return $"postgres {words[1]}";
        }

        var service = words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal)) ?? words[0];
        return Path.GetFileNameWithoutExtension(service);
    }

    private sealed record Entry(string Name, int Parent, long Ticks);
}
