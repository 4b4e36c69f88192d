using ClientPortal.LocalServers;

namespace ClientPortal.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ that the tests of this process share, started when the first test asks. In this order:
/// the ones named by the CLIENTPORTAL_TEST_* environment variables, containers where Docker answers and Testcontainers
/// can be restored, private servers from the distribution's packages. Nothing of them outlives the process.
/// </summary>
public static class TestServers
{
    public const string PostgresVariable = "CLIENTPORTAL_TEST_POSTGRES";
    public const string AmqpVariable = "CLIENTPORTAL_TEST_AMQP";
    public const string ManagementVariable = "CLIENTPORTAL_TEST_RABBITMQ_MANAGEMENT";

    private static readonly Lazy<Task<string>> SharedPostgres = new(() => StartPostgresAsync());
    private static readonly Lazy<Task<BrokerAddress>> SharedRabbitMq = new(() => StartRabbitMqAsync());

    /// <summary>The superuser's connection string, without a database.</summary>
    public static Task<string> PostgresAsync(CancellationToken cancellationToken) => SharedPostgres.Value.WaitAsync(cancellationToken);

    public static Task<BrokerAddress> RabbitMqAsync(CancellationToken cancellationToken) => SharedRabbitMq.Value.WaitAsync(cancellationToken);

    private static async Task<string> StartPostgresAsync()
    {
        if (Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } given)
        {
            return given;
        }

#if FULL_FEED
        if (await ContainerServers.PostgresAsync() is { } container)
        {
            return container;
        }
#endif
        var server = new PrivatePostgres(ThrowawayServers.Options("postgres"));
        await server.StartAsync(CancellationToken.None);
        ThrowawayServers.EndWithProcess(server);
        return server.ConnectionString;
    }

    private static async Task<BrokerAddress> StartRabbitMqAsync()
    {
        if (Environment.GetEnvironmentVariable(AmqpVariable) is { Length: > 0 } amqp)
        {
            var management = Environment.GetEnvironmentVariable(ManagementVariable);
            return management is { Length: > 0 }
                ? new BrokerAddress(new Uri(amqp), new Uri(management))
                : throw new InvalidOperationException($"{AmqpVariable} is set: set {ManagementVariable} to that broker's management address as well (http://user:password@host:15672).");
        }

#if FULL_FEED
        if (await ContainerServers.RabbitMqAsync() is { } container)
        {
            return container;
        }
#endif
        var server = new PrivateRabbitMq(ThrowawayServers.Options("rabbitmq"));
        await server.StartAsync(CancellationToken.None);
        ThrowawayServers.EndWithProcess(server);
        return new BrokerAddress(new Uri(server.AmqpUri), new Uri(server.ManagementUri));
    }
}
