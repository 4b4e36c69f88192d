using RabbitMQ.Client;

namespace ClientPortal.Messaging.Broker;

/// <summary>A message to publish.</summary>
/// <param name="MustRoute">False for events, which may have no reader; true where the message would be lost without its queue.</param>
internal readonly record struct OutgoingMessage(string Exchange, string RoutingKey, BasicProperties Properties, ReadOnlyMemory<byte> Body, bool MustRoute = false);
