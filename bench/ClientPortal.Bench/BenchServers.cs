using ClientPortal.LocalServers;
using ClientPortal.Testing.Portal;

namespace ClientPortal.Bench;

/// <summary>A durable PostgreSQL (fsync on) and RabbitMQ for the benchmarks alone, removed at the end.</summary>
internal sealed class BenchServers : IAsyncDisposable
{
    /// <summary>Memory as an administrator would give it to a database of a million tickets; durability stays as it is.</summary>
    private static readonly Dictionary<string, string> PostgresSettings = new(StringComparer.Ordinal)
    {
        ["shared_buffers"] = "2GB",
        ["effective_cache_size"] = "8GB",
        ["max_wal_size"] = "4GB",
        ["random_page_cost"] = "1.1",
    };

    private static readonly string Folder = Path.Combine(ProjectFolder.Run, "bench");

    // The buffers, and what PostgreSQL shares beside them.
    private const int SharedMegabytes = 2048 + 192;

    private readonly HugePages? _hugePages;
    private readonly PrivatePostgres _postgres;
    private readonly PrivateRabbitMq _rabbitMq = new(Options("rabbitmq", []));

    private BenchServers(bool countStatements)
    {
        _hugePages = HugePages.Reserve(SharedMegabytes);
        _postgres = new(Options(
            "postgres",
            countStatements
                ? new(PostgresSettings, StringComparer.Ordinal) { ["shared_preload_libraries"] = "pg_stat_statements", ["pg_stat_statements.track_planning"] = "on" }
                : PostgresSettings));
    }

    public PortalServers Addresses => new(_postgres.ConnectionString, _rabbitMq.AmqpUri);

    public static async Task<BenchServers> StartAsync(bool countStatements, CancellationToken cancellationToken)
    {
        // What a run that was killed left behind: its queues would be work for this one.
        Remove();
        var servers = new BenchServers(countStatements);
        await Task.WhenAll(servers._postgres.StartAsync(cancellationToken), servers._rabbitMq.StartAsync(cancellationToken));
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        await _rabbitMq.DisposeAsync();
        _hugePages?.Dispose();
        Remove();
    }

    private static void Remove()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static PrivateServerOptions Options(string name, Dictionary<string, string> postgresSettings) => new()
    {
        Folder = Path.Combine(Folder, name),
        Password = "bench-only",
        Durable = true,
        PostgresSettings = postgresSettings,
    };
}
