namespace ClientPortal.LocalServers;

/// <summary>How a private server is started.</summary>
public sealed record PrivateServerOptions
{
    /// <summary>The server's own folder; created when missing, kept when <see cref="Durable"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>The administrator's password. Takes effect when the data is created.</summary>
    public required string Password { get; init; }

    /// <summary>
    /// True keeps every promise of durability (fsync). False is for data that nobody misses: it survives a kill of the server,
    /// but not of the machine, and is removed at the end.
    /// </summary>
    public bool Durable { get; init; }

    /// <summary>The port on 127.0.0.1; a free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>RabbitMQ's management port on 127.0.0.1; a free one when null.</summary>
    public int? ManagementPort { get; init; }

    /// <summary>Settings of PostgreSQL on top of ours, by their names in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> PostgresSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a start may take.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(90);
}
