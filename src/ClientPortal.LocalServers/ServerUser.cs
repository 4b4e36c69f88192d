using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>
/// Who runs a server: root starts it as the package's own unprivileged user (PostgreSQL refuses root), anybody else as himself.
/// </summary>
internal sealed class ServerUser
{
    private readonly string? _name;
    private readonly uint _userId;
    private readonly uint _groupId;

    private ServerUser(string? name, uint userId, uint groupId) => (_name, _userId, _groupId) = (name, userId, groupId);

    /// <summary>The user who shall run a package's server.</summary>
    /// <exception cref="LocalServerException">This is root and the package's user does not exist.</exception>
    public static ServerUser For(string name, string package)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(null, 0, 0);
        }

        // postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name)
            ?? throw new LocalServerException($"The user {name} does not exist: install the package {package} (apt-get install {package}).");
        return new ServerUser(name, uint.Parse(entry[2], CultureInfo.InvariantCulture), uint.Parse(entry[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The command with exactly the given environment, as this user.</summary>
    public (string FileName, IReadOnlyList<string> Arguments) Command(IReadOnlyDictionary<string, string> environment, IEnumerable<string> command)
    {
        string[] clean = ["-i", "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", .. environment.Select(variable => $"{variable.Key}={variable.Value}"), .. command];
        return _name is null
            ? ("env", clean)
            : ("setpriv", [$"--reuid={_userId}", $"--regid={_groupId}", "--init-groups", "env", .. clean]);
    }

    /// <summary>Creates a folder that only this user (and root) may enter.</summary>
    public void CreateFolder(string path)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Own(path);
    }

    /// <summary>Writes a file that only this user (and root) may read.</summary>
    public void WriteFile(string path, string content)
    {
        File.Delete(path);
        using (var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(content);
        }

        Own(path);
    }

    /// <summary>Whether this user may pass through every folder on the way to <paramref name="folder"/>.</summary>
    public bool CanEnter(string folder)
    {
        if (_name is null)
        {
            return true;
        }

        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Directory.Exists(current) && !File.GetUnixFileMode(current).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private void Own(string path)
    {
        if (_name is not null)
        {
            Posix.ChangeOwner(path, _userId, _groupId);
        }
    }
}
