using ClientPortal.AppHost.Demo;
using ClientPortal.AppHost.RunFolder;
using ClientPortal.LocalServers;
using Microsoft.Extensions.Hosting;

namespace ClientPortal.AppHost.Startup;

/// <summary>Once everything is healthy: seeds the demo data (the first time), writes <c>.run/endpoints.json</c> and prints every address.</summary>
internal sealed class ReadyReport(RunningPortal portal) : BackgroundService
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The file that tells other programs where everything is.</summary>
    public static string EndpointsFile => Path.Combine(ProjectFolder.Run, "endpoints.json");

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        File.Delete(EndpointsFile); // a start that was killed left it
        try
        {
            var users = await SeedAsync(stoppingToken);
            await WaitAsync(portal.Services, stoppingToken);
            var endpoints = new Endpoints(
                portal.Web.Url,
                portal.Api.Url,
                portal.Gateway.Url,
                portal.Notifications.Url,
                portal.Emulator?.Url,
                portal.Dashboard,
                await portal.Messaging.Resource.GetConnectionStringAsync(stoppingToken),
                $"{await portal.Postgres.Resource.GetConnectionStringAsync(stoppingToken)};Database={portal.Database}",
                users);
            PrivateFile.Write(EndpointsFile, endpoints);
            Console.WriteLine(endpoints.Describe());
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was ready.
        }
    }

    /// <summary>Addresses of a system that does not run would mislead.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        File.Delete(EndpointsFile);
    }

    private async Task WaitAsync(IEnumerable<EndpointReference> services, CancellationToken cancellationToken)
    {
        foreach (var service in services)
        {
            await Readiness.WaitAsync(_http, service, Readiness.HealthPath, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DemoUser>> SeedAsync(CancellationToken cancellationToken)
    {
        if (portal.DemoPassword is not { } password)
        {
            return [];
        }

        await WaitAsync(portal.SeedsThrough, cancellationToken);
        try
        {
            return await new DemoSeed(portal, password, Path.Combine(ProjectFolder.Run, "demo.json")).EnsureAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A comfort, like the dashboard: whatever is wrong with it, the system itself runs.
            Console.WriteLine($"The demo data is incomplete; everything else runs, and the next start goes on with it. {e.Message}");
            return [];
        }
    }
}
