using System.Globalization;
using ClientPortal.LocalServers;
using Microsoft.Extensions.Configuration;

namespace ClientPortal.AppHost.Standalone;

/// <summary>Aspire's words for describing a system, as far as PortalSystem uses them.</summary>
internal static class ResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, string value, bool secret = false) =>
        new ResourceBuilder<ParameterResource>(new ParameterResource(name, value), builder);

    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false) =>
        builder.AddParameter(name, builder.Configuration[configurationKey] ?? throw new LocalServerException($"Set {configurationKey}: the parameter {name} has no value."), secret);

    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name) =>
        new ResourceBuilder<ConnectionStringResource>(new ConnectionStringResource(name, builder.Configuration.GetConnectionString(name)!), builder);

    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource> password, int port) =>
        builder.Add(new PostgresServerResource(name, password.Resource.Value, port));

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource> password, int port) =>
        builder.Add(new RabbitMQServerResource(name, password.Resource.Value, port));

    /// <summary>A private server keeps its data in any case; said here because a container would not.</summary>
    public static IResourceBuilder<T> WithDataVolume<T>(this IResourceBuilder<T> builder)
        where T : ServerResource
        => builder;

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder, int port)
    {
        builder.Resource.ManagementPort = port;
        return builder;
    }

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        builder.Add(new ProjectResource(name, Path.GetFileNameWithoutExtension(projectPath)));

    public static IResourceBuilder<ProjectResource> WithArgs(this IResourceBuilder<ProjectResource> builder, params string[] args)
    {
        builder.Resource.Arguments.AddRange(args);
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithHttpEndpoint(this IResourceBuilder<ProjectResource> builder, int port, string name)
    {
        builder.Resource.Endpoints[name] = port;
        return builder.WithEnvironment("ASPNETCORE_URLS", builder.GetEndpoint(name).Url);
    }

    /// <summary>Nothing is forwarded without a proxy; said here because Aspire would switch it on.</summary>
    public static IResourceBuilder<ProjectResource> DisableForwardedHeaders(this IResourceBuilder<ProjectResource> builder) => builder;

    public static EndpointReference GetEndpoint(this IResourceBuilder<ProjectResource> builder, string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{builder.Resource.Endpoints[name]}"));

    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(this IResourceBuilder<ProjectResource> builder, string path)
    {
        builder.Resource.HealthCheck = (builder.GetEndpoint("http"), path);
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEnvironment(this IResourceBuilder<ProjectResource> builder, string name, string value)
    {
        builder.Resource.Environment[name] = value;
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEnvironment(this IResourceBuilder<ProjectResource> builder, string name, IResourceBuilder<ParameterResource> parameter) =>
        builder.WithEnvironment(name, parameter.Resource.Value);

    public static IResourceBuilder<ProjectResource> WithEnvironment(this IResourceBuilder<ProjectResource> builder, string name, IValueProvider value) =>
        builder.WithEnvironment(name, value.Value);

    public static IResourceBuilder<ProjectResource> WithReference(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResourceWithConnectionString> source, string connectionName) =>
        builder.WithEnvironment($"ConnectionStrings__{connectionName}", source.Resource.Value);

    /// <summary>Starts the dashboard where npm is there, and sends every service's telemetry to it.</summary>
    public static string? AddAspireDashboard(this IDistributedApplicationBuilder builder, string name, int port, int otlpPort)
    {
        if (!ProgramSearch.IsInstalled("npm"))
        {
            return null;
        }

        builder.Add(new DashboardResource(name, port, otlpPort));
        foreach (var service in builder.Resources.OfType<ProjectResource>())
        {
            service.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{otlpPort}");
            service.Environment["OTEL_SERVICE_NAME"] = service.Name;
        }

        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
    }

    /// <summary>Starts only when the dependency is healthy.</summary>
    public static IResourceBuilder<ProjectResource> WaitFor(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResource> dependency)
    {
        if (dependency.Resource is RunningResource running)
        {
            builder.Resource.WaitsFor.Add(running.Healthy);
        }

        return builder;
    }

    /// <summary>Starts only when the dependency has run to its end with exit code 0.</summary>
    public static IResourceBuilder<ProjectResource> WaitForCompletion(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> dependency)
    {
        dependency.Resource.RunsOnce = true;
        builder.Resource.WaitsFor.Add(dependency.Resource.Healthy);
        return builder;
    }

    private static ResourceBuilder<T> Add<T>(this IDistributedApplicationBuilder builder, T resource)
        where T : RunningResource
    {
        builder.Resources.Add(resource);
        return new ResourceBuilder<T>(resource, builder);
    }
}
