using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.AppHost.Standalone;

internal interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }

    IServiceCollection Services { get; }

    /// <summary>What has to be started, in the order of its description.</summary>
    IList<RunningResource> Resources { get; }

    DistributedApplication Build();
}
