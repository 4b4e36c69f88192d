using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClientPortal.LocalServers;

/// <summary>
/// Where private servers keep their data: under the project's <c>.run</c>, or, where the servers' own users cannot enter
/// it (a home with mode 0700), under a folder of /var/tmp named after it.
/// </summary>
public static class ServerFolders
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The data folder of the project at <paramref name="runFolder"/>'s place.</summary>
    /// <param name="runFolder">The wished folder, the project's <c>.run</c>.</param>
    public static string DataRoot(string runFolder)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        if (!Directory.Exists(runFolder))
        {
            CreatePassable(runFolder);
        }

        var enterable = ServerUser.For("postgres", "postgresql").CanEnter(runFolder) && ServerUser.For("rabbitmq", "rabbitmq-server").CanEnter(runFolder);
        if (enterable)
        {
            return runFolder;
        }

        var substitute = Substitute(runFolder);
        Directory.CreateDirectory(substitute);
        RefuseStrangers(substitute);
        CreatePassable(substitute);
        return substitute;
    }

    /// <summary>A fresh folder for throw-away servers; those that ended processes left behind are removed.</summary>
    public static string CreateThrowaway(string dataRoot)
    {
        var parent = Path.Combine(dataRoot, "throwaway");
        CreatePassable(parent);
        foreach (var folder in Directory.EnumerateDirectories(parent))
        {
            var owner = Path.GetFileName(folder).Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var processId) && !Posix.IsAlive(processId))
            {
                Remove(folder);
            }
        }

        var created = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}"));
        CreatePassable(created);
        return created;
    }

    /// <summary>Removes a throw-away folder; one that another process removes at the same time is no error.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Two test processes may tidy up at once.
        }
    }

    private static void CreatePassable(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Passable); // whatever the umask says
    }

    /// <summary>Anybody may create folders in /var/tmp, also one with this name, and would then own what is kept in it.</summary>
    internal static void RefuseStrangers(string folder)
    {
        var start = new ProcessStartInfo("stat", ["-c", "%u %F", "--", folder]) { UseShellExecute = false, RedirectStandardOutput = true, Environment = { ["LC_ALL"] = "C" } };
        using var stat = Process.Start(start) ?? throw new LocalServerException("The program stat could not be started.");
        var answer = stat.StandardOutput.ReadToEnd().Trim();
        stat.WaitForExit();
        if (answer != string.Create(CultureInfo.InvariantCulture, $"{Posix.UserId} directory"))
        {
            throw new LocalServerException($"{folder} is not a folder of this user's own (\"{answer}\"). Look what it is, and move it away or remove it.");
        }
    }

    private static string Substitute(string runFolder)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runFolder)))[..8];
        var project = Path.GetFileName(Path.GetDirectoryName(runFolder));
        return $"/var/tmp/clientportal-{project}-{hash}";
    }
}
