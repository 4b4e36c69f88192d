using System.Globalization;

namespace ClientPortal.Bench;

/// <summary>
/// Memory in pages of 2 MB for PostgreSQL's shared buffers, as its manual advises where they are large. With pages of 4 KB there are half a million
/// of them, and a kernel that keeps looking which are in use (DAMON, on some virtual machines) stalls everybody for tens of milliseconds each time.
/// PostgreSQL takes them by itself (<c>huge_pages = try</c>) where the kernel holds enough in reserve, which only root can arrange.
/// </summary>
internal sealed class HugePages : IDisposable
{
    private const string Setting = "/proc/sys/vm/nr_hugepages";

    private readonly int _before;

    private HugePages(int before) => _before = before;

    /// <summary>Sees to a reserve, and says what came of it.</summary>
    /// <param name="megabytes">How much memory.</param>
    /// <returns>Gives back what it took; null where nothing was taken.</returns>
    public static HugePages? Reserve(int megabytes)
    {
        var wanted = megabytes / 2;
        if (Free() is not { } free)
        {
            Report.Print("huge pages: the kernel has none of 2 MB");
            return null;
        }

        if (free >= wanted)
        {
            Report.Print("huge pages: reserved already");
            return null;
        }

        try
        {
            var before = int.Parse(File.ReadAllText(Setting), CultureInfo.InvariantCulture);
            File.WriteAllText(Setting, string.Create(CultureInfo.InvariantCulture, $"{before + wanted - free}"));
            if (Free() >= wanted)
            {
                Report.Print("huge pages: reserved for this run");
                return new HugePages(before);
            }

            File.WriteAllText(Setting, string.Create(CultureInfo.InvariantCulture, $"{before}"));
            Report.Print("huge pages: not used, memory is too short or too scattered");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            Report.Print(string.Create(CultureInfo.InvariantCulture, $"huge pages: not used; root can reserve them: sysctl vm.nr_hugepages={wanted}"));
        }

        return null;
    }

    public void Dispose() => File.WriteAllText(Setting, string.Create(CultureInfo.InvariantCulture, $"{_before}"));

    // HugePages_Free:     1152
    private static int? Free()
    {
        const string name = "HugePages_Free:";
        if (!File.Exists(Setting) || !File.ReadLines("/proc/meminfo").Contains("Hugepagesize:       2048 kB", StringComparer.Ordinal))
        {
            return null;
        }

        var line = File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? null : int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }
}
