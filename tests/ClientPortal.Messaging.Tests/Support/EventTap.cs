using System.Collections.Concurrent;
using System.Text;
using ClientPortal.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Xunit;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>An integrator: a plain AMQP client with a queue of its own, bound for everything. Keeps what arrives, in order.</summary>
internal sealed class EventTap : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<TappedMessage> _messages = new();

    private EventTap(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public IReadOnlyList<TappedMessage> Messages => [.. _messages];

    public static async Task<EventTap> OpenAsync(BrokerVhost broker)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        // Recovers by itself, so that it outlives tests that cut connections.
        var connection = await new ConnectionFactory { Uri = new Uri(broker.ConnectionString), ClientProvidedName = "tap" }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync("clientportal.events", "topic", durable: true, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync($"tap-{Guid.NewGuid():N}", durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, "clientportal.events", "#", cancellationToken: cancellationToken);
        var tap = new EventTap(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            tap._messages.Enqueue(new TappedMessage(message.RoutingKey, new BasicProperties(message.BasicProperties), message.Body.ToArray()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return tap;
    }

    /// <summary>Binds a queue that refuses everything.</summary>
    public async Task AddFullQueueAsync(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-max-length"] = 0, ["x-overflow"] = "reject-publish" };
        await _channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await _channel.QueueBindAsync(name, "clientportal.events", "#", cancellationToken: cancellationToken);
    }

    /// <summary>Waits until so many different events have come.</summary>
    public Task ReceivedAsync(int distinct) => Eventually.Matches(
        _ => Task.FromResult(Messages.DistinctBy(message => (message.Subject, message.Sequence)).Count()),
        count => count >= distinct,
        $"{distinct} events at the broker",
        TestContext.Current.CancellationToken,
        TimeSpan.FromSeconds(40));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

internal sealed record TappedMessage(string RoutingKey, BasicProperties Properties, byte[] Body)
{
    public string Header(string name) => Encoding.UTF8.GetString((byte[])Properties.Headers![name]!);

    public string Subject => Header("cloudEvents:subject");

    public long Sequence => long.Parse(Header("cloudEvents:sequence"), System.Globalization.CultureInfo.InvariantCulture);
}
