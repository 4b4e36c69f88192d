using System.Globalization;
using System.Text.Json;
using ClientPortal.Contracts;
using RabbitMQ.Client;

namespace ClientPortal.Notifications.Tests.Service;

/// <summary>Publishes events as the portal's relay does: CloudEvents in binary mode, with confirms.</summary>
internal sealed class EventPublisher : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private EventPublisher(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    /// <summary>The trace that all its events belong to.</summary>
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    public static async Task<EventPublisher> ConnectAsync(string amqp, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(amqp) }.CreateConnectionAsync(cancellationToken);
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new EventPublisher(connection, await connection.CreateChannelAsync(options, cancellationToken));
    }

    public Task PublishAsync<TEvent>(TEvent integrationEvent, Guid eventId, CancellationToken cancellationToken)
        where TEvent : class, IIntegrationEvent => PublishAsync(
            TEvent.EventType,
            JsonSerializer.SerializeToUtf8Bytes(integrationEvent, ContractsJson.Options),
            eventId,
            integrationEvent.Subject,
            integrationEvent.Sequence,
            cancellationToken);

    public async Task PublishAsync(string type, byte[] body, Guid eventId, string subject, long sequence, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            MessageId = eventId.ToString(),
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["cloudEvents:specversion"] = "1.0",
                ["cloudEvents:id"] = eventId.ToString(),
                ["cloudEvents:source"] = "/clientportal/test",
                ["cloudEvents:type"] = type,
                ["cloudEvents:subject"] = subject,
                ["cloudEvents:sequence"] = sequence.ToString(CultureInfo.InvariantCulture),
                ["traceparent"] = $"00-{TraceId}-b7ad6b7169203331-01",
            },
        };
        await _channel.BasicPublishAsync(EventCatalog.Exchange, type, mandatory: true, properties, body, cancellationToken);
    }

    /// <summary>How many messages rest in a queue.</summary>
    public async Task<long> CountAsync(string queue, CancellationToken cancellationToken) => await _channel.MessageCountAsync(queue, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
