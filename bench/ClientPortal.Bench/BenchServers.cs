using ClientPortal.LocalServers;
using ClientPortal.Testing.Portal;
using Npgsql;

namespace ClientPortal.Bench;

/// <summary>A durable PostgreSQL (fsync on) and RabbitMQ for the benchmarks alone, removed at the end.</summary>
internal sealed class BenchServers : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(ProjectFolder.Run, "bench");

    private readonly PrivatePostgres _postgres = new(Options("postgres"));
    private readonly PrivateRabbitMq _rabbitMq = new(Options("rabbitmq"));

    public PortalServers Addresses => new(_postgres.ConnectionString, _rabbitMq.AmqpUri);

    public static async Task<BenchServers> StartAsync(CancellationToken cancellationToken)
    {
        var servers = new BenchServers();
        await Task.WhenAll(servers._postgres.StartAsync(cancellationToken), servers._rabbitMq.StartAsync(cancellationToken));
        await servers.SizePostgresAsync(cancellationToken);
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        await _rabbitMq.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Memory as an administrator would give it to a database of a million tickets; durability stays as it is.</summary>
    private async Task SizePostgresAsync(CancellationToken cancellationToken)
    {
        await using (var server = NpgsqlDataSource.Create(_postgres.ConnectionString))
        {
            foreach (var setting in (string[])["shared_buffers = '2GB'", "max_wal_size = '4GB'", "effective_cache_size = '8GB'", "random_page_cost = 1.1"])
            {
                await using var command = server.CreateCommand($"ALTER SYSTEM SET {setting}");
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await _postgres.RestartAsync(cancellationToken);
    }

    private static PrivateServerOptions Options(string name) => new() { Folder = Path.Combine(Folder, name), Password = "bench-only", Durable = true };
}
