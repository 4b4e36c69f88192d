using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>Finds PostgreSQL's programs, which Debian keeps outside PATH, one folder per major version.</summary>
internal static class PostgresPackage
{
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The program of the version that made <paramref name="dataFolder"/>, or the newest one when there is no data yet.</summary>
    public static string Program(string name, string dataFolder)
    {
        var versionFile = Path.Combine(dataFolder, "PG_VERSION");
        var wanted = File.Exists(versionFile) ? File.ReadAllText(versionFile).Trim() : null;
        var found = Installed().Where(version => wanted is null || Path.GetFileName(version) == wanted)
            .Select(version => Path.Combine(version, "bin", name))
            .FirstOrDefault(File.Exists);
        return found ?? throw new LocalServerException(wanted is null
            ? $"PostgreSQL's program {name} was not found under {Versions}: install it (apt-get install postgresql)."
            : $"{dataFolder} was made by PostgreSQL {wanted}: install that version (apt-get install postgresql-{wanted}), or remove the folder to start with empty data.");
    }

    private static IEnumerable<string> Installed() => Directory.Exists(Versions)
        ? Directory.EnumerateDirectories(Versions)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0)
        : [];
}
