namespace ClientPortal.Testing;

/// <summary>Where a broker listens; both URIs carry user and password.</summary>
/// <param name="Amqp">AMQP, without a virtual host.</param>
/// <param name="Management">The management plugin's HTTP API.</param>
public sealed record BrokerAddress(Uri Amqp, Uri Management);
