using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClientPortal.AppHost.Standalone;

internal sealed class DistributedApplication(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Runs until Ctrl-C, SIGTERM or a failure that makes the system useless.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => host.RunAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
