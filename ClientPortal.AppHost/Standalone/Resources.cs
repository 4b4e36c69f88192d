namespace ClientPortal.AppHost.Standalone;

// The few types of Aspire's model that PortalSystem names, with Aspire's own names. All values are known when the
// system is described (ports and secrets are picked before), so an expression is simply its text.

internal interface IResource
{
    string Name { get; }
}

/// <summary>Something that can stand in an expression.</summary>
internal interface IValueProvider
{
    string Value { get; }
}

internal interface IResourceWithConnectionString : IResource, IValueProvider
{
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(Value);
}

internal interface IResourceBuilder<out T>
    where T : IResource
{
    T Resource { get; }

    IDistributedApplicationBuilder ApplicationBuilder { get; }
}

internal sealed record ResourceBuilder<T>(T Resource, IDistributedApplicationBuilder ApplicationBuilder) : IResourceBuilder<T>
    where T : IResource;

internal sealed record ParameterResource(string Name, string Value) : IResource, IValueProvider;

/// <summary>A server that exists already: nothing to start.</summary>
internal sealed record ConnectionStringResource(string Name, string Value) : IResourceWithConnectionString;

/// <summary>A service's base URL.</summary>
internal sealed record EndpointReference(string Url) : IValueProvider
{
    public string Value => Url;

    /// <summary>Ports are picked when the system is described.</summary>
    public bool IsAllocated { get; } = true;
}
