using ClientPortal.Postgres.Provisioning;
using Npgsql;
using Xunit;

namespace ClientPortal.Testing;

/// <summary>
/// A fresh database for one test class (as an <c>IClassFixture</c>), provisioned with the product's roles and empty
/// schemas, dropped at its end. The services' own migrations fill it.
/// </summary>
public class PortalDatabase : IAsyncLifetime
{
    // The roles belong to the whole server, which several test processes share: everybody must mean the same password.
    private const string Password = "only-for-tests";

    // Many services of many test classes share one server's connections.
    private const int PoolSize = 20;

    private string _server = "";

    public string Name { get; } = $"test_{Guid.CreateVersion7():N}";

    /// <summary>The superuser's connection string to this database.</summary>
    public string AdminConnectionString { get; private set; } = "";

    /// <summary>The value of <c>ConnectionStrings:portal</c> for Api.</summary>
    public string ApiConnectionString => For(DatabaseAccess.ApiLogin);

    /// <summary>The value of <c>ConnectionStrings:portal</c> for Notifications.</summary>
    public string NotificationsConnectionString => For(DatabaseAccess.NotificationsLogin);

    /// <summary>The value of <c>ConnectionStrings:portal</c> for BotGateway.</summary>
    public string GatewayConnectionString => For(DatabaseAccess.GatewayLogin);

    /// <summary>The value of <c>ConnectionStrings:portal</c> for Web.</summary>
    public string WebConnectionString => For(DatabaseAccess.WebLogin);

    public virtual async ValueTask InitializeAsync() =>
        await CreateOnAsync(await TestServers.PostgresAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>A server that is gone leaves nothing to drop. It must not hide why the test failed.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        try
        {
            await DropAsync();
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            TestContext.Current.SendDiagnosticMessage($"{Name} was not dropped: {exception.Message}");
        }

        GC.SuppressFinalize(this);
    }

    private async Task DropAsync()
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Database = "postgres", Pooling = false });
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Creates the database on another server than the shared one, for tests that restart it.</summary>
    /// <param name="server">A superuser's connection string.</param>
    public async Task CreateOnAsync(string server, CancellationToken cancellationToken)
    {
        _server = server;
        AdminConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = Name, MaxPoolSize = PoolSize }.ConnectionString;
        await new DatabaseProvisioner(server).ProvisionAsync(Name, new DatabasePasswords(Password, Password, Password, Password), cancellationToken);
    }

    private string For(string login) =>
        new NpgsqlConnectionStringBuilder(AdminConnectionString) { Username = login, Password = Password }.ConnectionString;
}
