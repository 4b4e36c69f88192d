using ClientPortal.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ClientPortal.Messaging.Broker;

/// <summary>What exists on the broker. Declared by whoever needs it, always the same way.</summary>
internal static class Topology
{
    /// <summary>
    /// Losing a channel counts as a delivery, so the limit is no bound for ordinary trouble; it catches the message that
    /// ends the process each time. Newer brokers would otherwise drop it after 20.
    /// </summary>
    private const int DeliveryLimit = 1000;

    public static string ParkedQueue(string queue) => $"{queue}_error";

    public static string SkippedQueue(string queue) => $"{queue}_skipped";

    public static Task DeclareExchangeAsync(IChannel channel, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(EventCatalog.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);

    /// <summary>The queue, its bindings, then the two for what it cannot handle: the last one's existence says that all is bound.</summary>
    public static async Task DeclareQueueAsync(IChannel channel, string queue, IEnumerable<string> eventTypes, CancellationToken cancellationToken)
    {
        await DeclareExchangeAsync(channel, cancellationToken);
        await DeclareAsync(channel, queue, QueueArguments(queue), cancellationToken);
        foreach (var type in eventTypes)
        {
            await channel.QueueBindAsync(queue, EventCatalog.Exchange, type, cancellationToken: cancellationToken);
        }

        await DeclareParkingAsync(channel, queue, cancellationToken);
    }

    /// <summary>Makes sure of the places for what the queue's reader cannot handle, and returns how much lies there.</summary>
    public static async Task<long> DeclareParkingAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        var skipped = await DeclareAsync(channel, SkippedQueue(queue), KeptArguments, cancellationToken);
        var parked = await DeclareAsync(channel, ParkedQueue(queue), KeptArguments, cancellationToken);
        return skipped.MessageCount + parked.MessageCount;
    }

    /// <summary>True once the queue's reader has declared and bound it.</summary>
    public static async Task<bool> IsBoundAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // A channel of its own: the broker closes it when the queue does not exist.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(ParkedQueue(queue), cancellationToken);
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    /// <summary>One active consumer, so that replicas do not break the order; the others stand by.</summary>
    private static Dictionary<string, object?> QueueArguments(string queue) => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-delivery-limit"] = DeliveryLimit,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = ParkedQueue(queue),
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>Looking at a kept message is a delivery as well, and must never be its last.</summary>
    private static Dictionary<string, object?> KeptArguments => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = int.MaxValue,
    };

    private static Task<QueueDeclareOk> DeclareAsync(IChannel channel, string queue, Dictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
}
