using RabbitMQ.Client;

namespace ClientPortal.Messaging.Consuming;

/// <summary>A message as the broker delivered it; its body is a copy of its own.</summary>
internal sealed record Delivery(ulong Tag, string Exchange, string RoutingKey, IReadOnlyBasicProperties Properties, ReadOnlyMemory<byte> Body)
{
    /// <summary>Messages without one share a lane.</summary>
    public string Subject => Properties.Text(CloudEventHeaders.Subject) ?? "";

    /// <summary>A replayed or dead-lettered message has its queue's name as routing key, so the header goes first.</summary>
    public string Type => Properties.Text(CloudEventHeaders.Type) ?? Properties.Type ?? RoutingKey;
}
