using Npgsql;
using Xunit;

namespace ClientPortal.Testing;

/// <summary>A fresh database for one test class (as an <c>IClassFixture</c>), dropped at its end.</summary>
public class PortalDatabase : IAsyncLifetime
{
    private string _server = "";

    public string Name { get; } = $"test_{Guid.CreateVersion7():N}";

    /// <summary>The superuser's connection string to this database.</summary>
    public string AdminConnectionString { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _server = await TestServers.PostgresAsync(cancellationToken);
        AdminConnectionString = new NpgsqlConnectionStringBuilder(_server) { Database = Name }.ConnectionString;
        await ExecuteOnServerAsync($"CREATE DATABASE {Name}", cancellationToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    private async Task ExecuteOnServerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
