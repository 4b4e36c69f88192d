using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>A private PostgreSQL cluster from the distribution's package, on 127.0.0.1, without Unix sockets.</summary>
public sealed class PrivatePostgres : PrivateServer
{
    private const string SuperUser = "postgres";

    public PrivatePostgres(PrivateServerOptions options)
        : base(options, ServerUser.For("postgres", "postgresql"))
    {
    }

    public override string Name => "PostgreSQL";

    /// <summary>The superuser's connection string, without a database.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={SuperUser};Password={Options.Password}");

    /// <summary>Fast shutdown: sessions are ended, the data is flushed.</summary>
    protected override ProcessSignal StopSignal => ProcessSignal.Interrupt;

    /// <summary>Immediate shutdown: the backends, which lead sessions of their own, go with the postmaster.</summary>
    protected override ProcessSignal AbandonSignal => ProcessSignal.Quit;

    private string Data => Path.Combine(Options.Folder, "data");

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
        {
            return;
        }

        // initdb writes PG_VERSION first: only its end makes the folder a cluster.
        var incomplete = Data + ".incomplete";
        if (Directory.Exists(incomplete))
        {
            Directory.Delete(incomplete, recursive: true);
        }

        User.CreateFolder(incomplete);
        var passwordFile = Path.Combine(Options.Folder, "password");
        try
        {
            User.WriteFile(passwordFile, Options.Password);
            await CreateClusterAsync(incomplete, passwordFile, cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(incomplete, Data);
    }

    private async Task CreateClusterAsync(string folder, string passwordFile, CancellationToken cancellationToken)
    {
        var (fileName, arguments) = User.Command(
            new Dictionary<string, string>(),
            [PostgresPackage.Program("initdb", folder), "-D", folder, "-U", SuperUser, "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C.UTF-8", .. Options.Durable ? Array.Empty<string>() : ["--no-sync"]]);
        await using var initdb = await GuardedProcess.StartAsync(new GuardedCommand(fileName, arguments) { LogFile = LogFile }, cancellationToken);
        var exitCode = await initdb.Exited.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new LocalServerException($"initdb could not create {folder} (exit code {exitCode}); see {LogFile}.");
        }
    }

    private protected override (string FileName, IReadOnlyList<string> Arguments) ServerCommand()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "300",
            ["shared_buffers"] = "256MB",
            ["log_line_prefix"] = "%m [%p] %u@%d ",
        };
        if (!Options.Durable)
        {
            // What was confirmed survives the server's death, only not the machine's: commits and pages are written, if not flushed.
            settings["fsync"] = "off";
        }

        foreach (var (name, value) in Options.PostgresSettings)
        {
            settings[name] = value;
        }

        return User.Command(
            new Dictionary<string, string>(),
            [PostgresPackage.Program("postgres", Data), "-D", Data, .. settings.SelectMany(setting => (string[])["-c", $"{setting.Key}={setting.Value}"])]);
    }

    private protected override Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        // The eighth line of postmaster.pid is the state; pg_ctl waits for the same word. The first is the process id.
        var file = Path.Combine(Data, "postmaster.pid");
        if (!File.Exists(file))
        {
            return Task.FromResult(false);
        }

        var lines = File.ReadAllLines(file);
        return Task.FromResult(lines.Length >= 8 && lines[0] == ProcessId.ToString(CultureInfo.InvariantCulture) && lines[7].Trim() == "ready");
    }
}
