namespace ClientPortal.AppHost.Startup;

/// <summary>Where the parts of the running system are, and what its command-line verbs need.</summary>
internal sealed record RunningPortal
{
    /// <summary>The pages.</summary>
    public required EndpointReference Web { get; init; }

    public required EndpointReference Api { get; init; }

    public required EndpointReference Gateway { get; init; }

    public required EndpointReference Notifications { get; init; }

    /// <summary>Null with a real bot.</summary>
    public required EndpointReference? Emulator { get; init; }

    /// <summary>Null where the dashboard cannot be had.</summary>
    public required string? Dashboard { get; init; }

    public required IResourceBuilder<IResourceWithConnectionString> Postgres { get; init; }

    public required IResourceBuilder<IResourceWithConnectionString> Messaging { get; init; }

    public required string Database { get; init; }

    public required ReferenceExpression ApiDatabase { get; init; }

    /// <summary>The password of the demo's people; null when no demo data is wanted.</summary>
    public required string? DemoPassword { get; init; }

    /// <summary>Every service that answers <c>/health</c>.</summary>
    public IReadOnlyList<EndpointReference> Services => Emulator is null ? [Web, Api, Notifications, Gateway] : [Web, Api, Notifications, Gateway, Emulator];

    /// <summary>What demo data is made with.</summary>
    public IReadOnlyList<EndpointReference> SeedsThrough => Emulator is null ? [Api] : Services;
}
