using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>Reads /proc.</summary>
internal static class ProcessTable
{
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

    private static int Parent(int processId)
    {
        try
        {
            // 4711 (name, which may hold spaces and brackets) S 4242 …
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it ended while we were looking
        }
    }
}
