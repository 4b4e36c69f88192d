using ClientPortal.AppHost.RunFolder;
using ClientPortal.AppHost.Startup;
using Microsoft.Extensions.Configuration;

namespace ClientPortal.AppHost;

/// <summary>The words that <see cref="PortalSystem"/> adds to Aspire's.</summary>
internal static class ServiceExtensions
{
    /// <summary>One of our services, from <c>src/</c>: HTTP on a stable port, health-checked.</summary>
    public static IResourceBuilder<ProjectResource> AddService(this IDistributedApplicationBuilder builder, string name, string project, StablePorts ports) =>
        builder.AddProject(name, ProjectFile(project), launchProfileName: null)
            .WithHttpEndpoint(port: ports[name], name: "http")
            // Aspire would have services in a deployment believe anybody's X-Forwarded-For; the setting Proxies:Trusted names the proxies.
            .DisableForwardedHeaders()
            .WithHttpHealthCheck(Readiness.HealthPath)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment("Logging__LogLevel__Npgsql", "Warning")
            .WithEnvironment("Logging__LogLevel__Microsoft", "Warning");

    /// <summary>A service's project file, relative to this project's folder.</summary>
    public static string ProjectFile(string project) => $"../src/{project}/{project}.csproj";

    /// <summary>Whether <c>ConnectionStrings:name</c> points to a server that exists already.</summary>
    public static bool IsGiven(this IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration.GetConnectionString(name) is { Length: > 0 };

    /// <summary>The dashboard with the services' traces, metrics and logs. Aspire brings its own.</summary>
    /// <returns>Its address.</returns>
    public static string? AddDashboard(this IDistributedApplicationBuilder builder, StablePorts ports)
    {
#if FULL_FEED
        _ = ports;
        return builder.Configuration["ASPNETCORE_URLS"]?.Split(';')[0];
#else
        return builder.AddAspireDashboard("dashboard", ports["dashboard"], ports["dashboard-otlp"]);
#endif
    }

    /// <summary>What Aspire's publishers can make of the system.</summary>
    public static void AddDeploymentTargets(this IDistributedApplicationBuilder builder)
    {
#if FULL_FEED
        builder.AddDockerComposeEnvironment("compose");
#else
        _ = builder;
#endif
    }
}
