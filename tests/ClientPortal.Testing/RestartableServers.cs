using ClientPortal.LocalServers;
using Xunit;

namespace ClientPortal.Testing;

/// <summary>
/// A PostgreSQL and a RabbitMQ for one test class alone (as an <c>IClassFixture</c>), for tests that kill and restart
/// them. Always private servers from the distribution's packages: a container would come back on another port.
/// </summary>
public sealed class RestartableServers : IAsyncLifetime
{
    public PrivatePostgres Postgres { get; } = new(ThrowawayServers.Options("postgres"));

    public PrivateRabbitMq RabbitMq { get; } = new(ThrowawayServers.Options("rabbitmq"));

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await Task.WhenAll(Postgres.StartAsync(cancellationToken), RabbitMq.StartAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await RabbitMq.DisposeAsync();
    }
}
