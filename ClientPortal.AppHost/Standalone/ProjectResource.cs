using ClientPortal.AppHost.Startup;
using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.Standalone;

/// <summary>One of our services, started from its build output.</summary>
internal sealed class ProjectResource(string name, string project) : RunningResource(name)
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(35);

    public override bool IsServer => false;

    public List<string> Arguments { get; } = [];

    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Ports by endpoint name.</summary>
    public Dictionary<string, int> Endpoints { get; } = [];

    /// <summary>Where it says that it is ready; null for a verb.</summary>
    public (EndpointReference Endpoint, string Path)? HealthCheck { get; set; }

    /// <summary>A verb that ends by itself, rather than a service.</summary>
    public bool RunsOnce { get; set; }

    public override async Task<int> RunAsync(ResourceConsole console, CancellationToken stopping)
    {
        var dll = BuildOutput.Dll(project);
        await using var process = await GuardedProcess.StartAsync(
            new GuardedCommand("dotnet", [dll, .. Arguments])
            {
                Environment = Environment,
                WorkingDirectory = Path.GetDirectoryName(dll)!,
                OnOutput = line => console.Write(this, line),
                OrphanSignal = ProcessSignal.Terminate,
                OrphanGrace = TimeSpan.FromSeconds(10),
            },
            stopping);
        using var health = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watching = WatchHealthAsync(console, health.Token);

        await Task.WhenAny(process.Exited, Task.Delay(Timeout.Infinite, stopping));
        await health.CancelAsync();
        await watching;
        if (stopping.IsCancellationRequested && !await process.StopAsync(ProcessSignal.Terminate, StopGrace))
        {
            console.Write(this, $"did not end within {StopGrace.TotalSeconds} s and was killed");
        }

        var exitCode = await process.Exited;
        if (RunsOnce && exitCode == 0)
        {
            MarkHealthy();
        }

        return exitCode;
    }

    private async Task WatchHealthAsync(ResourceConsole console, CancellationToken cancellationToken)
    {
        if (HealthCheck is not var (endpoint, path))
        {
            return;
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            await Readiness.WaitAsync(client, endpoint, path, cancellationToken);
            console.Write(this, $"is healthy on {endpoint.Url}");
            MarkHealthy();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It ended, or everything does: nothing left to watch.
        }
    }
}
