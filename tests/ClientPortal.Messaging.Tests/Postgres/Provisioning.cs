using ClientPortal.Postgres.Migrations;
using ClientPortal.Postgres.Provisioning;
using ClientPortal.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class Provisioning(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Theory]
    [InlineData("api", "telegram")]
    [InlineData("api", "web")]
    [InlineData("notifications", "portal")]
    [InlineData("gateway", "portal")]
    [InlineData("web", "telegram")]
    public async Task ServiceCannotReadAnotherSchema(string service, string schema)
    {
        await MigrateAsync(schema);

        foreach (var statement in (string[])[$"SELECT count(*) FROM {schema}.leases", $"CREATE TABLE {schema}.mine (id int)", $"SET ROLE {schema}_owner"])
        {
            (await Should.ThrowAsync<PostgresException>(() => RunAsync(Login(service), statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }
    }

    [Theory]
    [InlineData("api", "portal")]
    [InlineData("notifications", "telegram")]
    [InlineData("gateway", "telegram")]
    [InlineData("web", "web")]
    public async Task ServiceWorksOnTheDataOfItsOwnSchema(string service, string schema)
    {
        await MigrateAsync(schema);

        await RunAsync(Login(service), $"INSERT INTO {schema}.leases VALUES ('{service}', 'me', 1, now()); UPDATE {schema}.leases SET token = 2; DELETE FROM {schema}.leases WHERE name = '{service}'");
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(Login(service), $"DROP TABLE {schema}.leases"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task NobodyWritesToTheSchemaPublic() =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(database.ApiConnectionString, "CREATE TABLE public.mine (id int)"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task SecondRunKeepsTheDataAndRepeatsTheRights()
    {
        await MigrateAsync("portal");
        await RunAsync(database.ApiConnectionString, "INSERT INTO portal.leases VALUES ('kept', 'me', 1, now())");
        await RunAsync(database.AdminConnectionString, "REVOKE ALL ON portal.leases FROM clientportal_api");
        var password = new NpgsqlConnectionStringBuilder(database.ApiConnectionString).Password!;

        await new DatabaseProvisioner(await TestServers.PostgresAsync(TestContext.Current.CancellationToken)).ProvisionAsync(database.Name, new DatabasePasswords(password, password, password, password), TestContext.Current.CancellationToken);

        await using var source = NpgsqlDataSource.Create(database.ApiConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM portal.leases WHERE name = 'kept'");
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1L);
    }

    private string Login(string service) => service switch
    {
        "api" => database.ApiConnectionString,
        "notifications" => database.NotificationsConnectionString,
        "gateway" => database.GatewayConnectionString,
        _ => database.WebConnectionString,
    };

    private async Task MigrateAsync(string schema)
    {
        var login = schema switch { "portal" => "api", "telegram" => "gateway", _ => "web" };
        await using var source = NpgsqlDataSource.Create(Login(login));
        await new SqlMigrator(source, schema, $"{schema}_owner", NullLogger.Instance).ApplyAsync([MigrationSet.Leases], TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
