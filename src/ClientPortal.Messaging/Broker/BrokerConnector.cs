using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Broker;

/// <summary>Opens connections to the broker. Each user reconnects by itself, from the start, so that no half-recovered state is ever worked on.</summary>
internal sealed class BrokerConnector(IOptions<MessagingOptions> options)
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    /// <summary>Fails within seconds when the broker is away.</summary>
    /// <param name="purpose">Shown in the broker's list of connections.</param>
    public Task<IConnection> ConnectAsync(string purpose, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Value.ConnectionString),
            ClientProvidedName = $"{options.Value.ServiceName}: {purpose}",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            HandshakeContinuationTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = TimeSpan.FromSeconds(10),
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
        };
        return factory.CreateConnectionAsync(cancellationToken);
    }

    /// <summary>Closes without waiting for a broker that does not answer. What was not acknowledged goes back to its queue, in order.</summary>
    public static async Task CloseAsync(IConnection connection)
    {
        await connection.CloseAsync(Constants.ReplySuccess, "Done", CloseLimit, abort: true, CancellationToken.None);
        await connection.DisposeAsync();
    }
}
