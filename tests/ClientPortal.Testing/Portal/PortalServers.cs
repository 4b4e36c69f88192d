namespace ClientPortal.Testing.Portal;

/// <summary>The servers that a whole portal runs on.</summary>
/// <param name="Postgres">A superuser's connection string, without a database.</param>
/// <param name="Amqp">User, password and virtual host of the broker.</param>
public sealed record PortalServers(string Postgres, string Amqp);
