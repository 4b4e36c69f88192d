using RabbitMQ.Client;

namespace ClientPortal.Messaging.Broker;

internal readonly record struct OutgoingMessage(string Exchange, string RoutingKey, BasicProperties Properties, ReadOnlyMemory<byte> Body);
