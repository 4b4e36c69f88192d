using System.Text;
using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Testing;
using RabbitMQ.Client;
using Xunit;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>Puts messages onto the exchange past any outbox, as a faulty or foreign publisher would.</summary>
internal sealed class PlainPublisher : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private PlainPublisher(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public static async Task<PlainPublisher> OpenAsync(BrokerVhost broker)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var connection = await new ConnectionFactory { Uri = new Uri(broker.ConnectionString) }.CreateConnectionAsync(cancellationToken);
        return new PlainPublisher(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken));
    }

    public Task PublishAsync(AccountChanged message, Guid eventId) => PublishAsync(
        JsonSerializer.Serialize(message, ContractsJson.Options),
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["cloudEvents:id"] = eventId.ToString(),
            ["cloudEvents:type"] = AccountChanged.EventType,
            ["cloudEvents:subject"] = message.Subject,
            ["cloudEvents:sequence"] = message.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    public async Task PublishAsync(string body, Dictionary<string, object?> headers, string routingKey = "account.changed") => await _channel.BasicPublishAsync(
        "clientportal.events", routingKey, mandatory: false, new BasicProperties { Headers = headers }, Encoding.UTF8.GetBytes(body), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
