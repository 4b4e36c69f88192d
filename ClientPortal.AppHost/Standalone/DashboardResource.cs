using System.Globalization;
using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Standalone;

/// <summary>
/// Aspire's dashboard from its npm package: traces, metrics and logs of the services. A comfort: the system starts
/// without it where npm or the package is missing, and says so.
/// </summary>
internal sealed class DashboardResource(string name, int port, int otlpPort) : RunningResource(name)
{
    private const string Package = "@microsoft/aspire-cli-linux-x64@13.5.4";

    public override bool IsServer => false;

    public override async Task<int> RunAsync(ResourceConsole console, CancellationToken stopping)
    {
        var folder = Path.Combine(ProjectFolder.Run, "dashboard");
        var program = Path.Combine(folder, "node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire");
        if (!File.Exists(program) && !await InstallAsync(folder, stopping))
        {
            throw new ResourceUnavailableException($"is not available: `npm install {Package}` failed (see {InstallLog(folder)}). Everything else works without it.");
        }

        await using var process = await GuardedProcess.StartAsync(
            new GuardedCommand("nice", program, "dashboard", "run", "--non-interactive", "--nologo", "--allow-anonymous",
                "--frontend-url", Url(port), "--otlp-grpc-url", Url(otlpPort))
            {
                WorkingDirectory = folder,
                LogFile = Path.Combine(folder, "dashboard.log"),
                OrphanSignal = ProcessSignal.Terminate,
                Environment = new Dictionary<string, string?>
                {
                    ["HOME"] = folder, // it unpacks itself there
                    ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
                    ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
                },
            },
            stopping);
        console.Write(this, $"starts on {Url(port)}");
        await Task.WhenAny(process.Exited, Task.Delay(Timeout.Infinite, stopping));
        if (stopping.IsCancellationRequested)
        {
            await process.StopAsync(ProcessSignal.Terminate, TimeSpan.FromSeconds(10));
        }

        return await process.Exited;
    }

    private static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static string InstallLog(string folder) => folder + "-install.log";

    /// <summary>Beside the folder first and moved there when complete: an interrupted download must not look like a program.</summary>
    private static async Task<bool> InstallAsync(string folder, CancellationToken stopping)
    {
        var incomplete = folder + ".incomplete";
        if (Directory.Exists(incomplete))
        {
            Directory.Delete(incomplete, recursive: true);
        }

        Directory.CreateDirectory(incomplete);
        await using var npm = await GuardedProcess.StartAsync(
            new GuardedCommand("nice", "npm", "install", "--prefix", incomplete, "--no-save", "--no-audit", "--no-fund", Package) { WorkingDirectory = incomplete, LogFile = InstallLog(folder) },
            stopping);
        if (await npm.Exited.WaitAsync(stopping) != 0)
        {
            return false;
        }

        Directory.Move(incomplete, folder);
        return true;
    }
}
