#if FULL_FEED
using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace ClientPortal.Testing;

/// <summary>The shared servers as containers. Null where no Docker engine answers: private servers take their place.</summary>
internal static class ContainerServers
{
    private const ushort ManagementPort = 15672;

    public static async Task<string?> PostgresAsync()
    {
        try
        {
            // The builder itself switches off fsync and its kin.
            var container = new PostgreSqlBuilder("postgres:18").WithCommand("-c", "max_connections=300").Build();
            await StartAsync(container);
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public static async Task<BrokerAddress?> RabbitMqAsync()
    {
        try
        {
            var container = new RabbitMqBuilder("rabbitmq:4-management").WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();
            await StartAsync(container);
            var amqp = new Uri(container.GetConnectionString());
            var management = string.Create(CultureInfo.InvariantCulture, $"http://{amqp.UserInfo}@{container.Hostname}:{container.GetMappedPublicPort(ManagementPort)}");
            return new BrokerAddress(amqp, new Uri(management));
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private static Task StartAsync(DockerContainer container)
    {
        EndWithProcess(container);
        return container.StartAsync();
    }

    private static void EndWithProcess(DockerContainer container) =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => container.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
}
#endif
