using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>Processes and their descendants, as /proc shows them.</summary>
internal static class ProcessTable
{
    private static readonly TimeSpan EndPoll = TimeSpan.FromMilliseconds(5);

    /// <summary>All children, their children and so on, at this moment.</summary>
    public static IReadOnlyList<int> Descendants(int ancestor)
    {
        var childrenOf = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0)
            .ToLookup(Parent);
        return [.. Below(ancestor)];

        IEnumerable<int> Below(int parent) => childrenOf[parent].SelectMany(child => Below(child).Prepend(child));
    }

    /// <summary>
    /// SIGKILL for a process and all its descendants. They are stopped first, parents before children: a child that is
    /// forked between the look and the kill would be an orphan then, which nobody finds and which keeps the family's memory and locks.
    /// </summary>
    public static async Task KillFamilyAsync(int ancestor)
    {
        var family = new HashSet<int> { ancestor };
        Posix.Signal(ancestor, ProcessSignal.Stop);
        while (Descendants(ancestor).Where(family.Add).ToArray() is { Length: > 0 } found)
        {
            foreach (var processId in found)
            {
                Posix.Signal(processId, ProcessSignal.Stop);
            }
        }

        foreach (var processId in family)
        {
            Posix.Signal(processId, ProcessSignal.Kill);
        }

        while (family.Any(IsRunning))
        {
            await Task.Delay(EndPoll);
        }
    }

    private static bool IsRunning(int processId) => Stat(processId) is { State: not "Z" and not "X" };

    private static int Parent(int processId) => Stat(processId)?.Parent ?? 0;

    /// <summary>Null once it has ended and was reaped.</summary>
    private static (string State, int Parent)? Stat(int processId)
    {
        try
        {
            // 4711 (name, which may hold spaces and brackets) S 4242 …
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // it ended while we were looking
        }
    }
}
