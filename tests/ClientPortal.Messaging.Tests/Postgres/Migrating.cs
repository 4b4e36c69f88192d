using System.Reflection;
using ClientPortal.Postgres.Migrations;
using ClientPortal.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class Migrating(PortalDatabase database) : IClassFixture<PortalDatabase>, IAsyncLifetime
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database.WebConnectionString);

    [Fact]
    public async Task FourStartersApplyEachFileOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(new("product", typeof(MessagingMigrations).Assembly))));

        (await NamesAsync("product")).ShouldBe(["0001_outbox.sql", "0002_inbox.sql", "0003_notify_after_commit.sql"]);
    }

    [Fact]
    public async Task OwnerOwnsTheTablesAndTheServiceMayUseThem()
    {
        await ApplyAsync(Set("owned", ("0001_first.sql", "CREATE TABLE {schema}.first (id bigint GENERATED ALWAYS AS IDENTITY, note text)")));

        (await ScalarAsync("SELECT tableowner FROM pg_tables WHERE schemaname = 'web' AND tablename = 'first'")).ShouldBe("web_owner");
        await ScalarAsync("INSERT INTO web.first (note) VALUES ('written by the service')");
        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync("DROP TABLE web.first"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task LineEndingsDoNotCountAsAnEdit()
    {
        await ApplyAsync(Set("endings", ("0001_a.sql", "CREATE TABLE {schema}.endings (\n  id int\n)")));
        await ApplyAsync(Set("endings", ("0001_a.sql", "CREATE TABLE {schema}.endings (\r\n  id int\r\n)"), ("0002_b.sql", "ALTER TABLE {schema}.endings ADD note text")));

        (await NamesAsync("endings")).ShouldBe(["0001_a.sql", "0002_b.sql"]);
    }

    [Fact]
    public async Task EditedFileIsRefused()
    {
        await ApplyAsync(Set("edited", ("0001_a.sql", "CREATE TABLE {schema}.edited (id int)")));

        var refusal = await Should.ThrowAsync<MigrationException>(() => ApplyAsync(Set("edited", ("0001_a.sql", "CREATE TABLE {schema}.edited (id bigint)"))));

        refusal.Message.ShouldStartWith("The migration edited/0001_a.sql was edited after it had been applied to schema web");
    }

    [Fact]
    public async Task FailingFileLeavesNothingAndTheEarlierOnesStay()
    {
        var failure = await Should.ThrowAsync<MigrationException>(() => ApplyAsync(Set(
            "failing", ("0001_a.sql", "CREATE TABLE {schema}.kept (id int)"), ("0002_b.sql", "CREATE TABLE {schema}.gone (id int); SELECT 1 / 0"))));

        failure.Message.ShouldContain("failing/0002_b.sql");
        (await NamesAsync("failing")).ShouldBe(["0001_a.sql"]);
        (await ScalarAsync("SELECT to_regclass('web.gone')::text")).ShouldBe(DBNull.Value);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task ApplyAsync(MigrationSet set) =>
        new SqlMigrator(_source, "web", "web_owner", NullLogger.Instance).ApplyAsync([set], TestContext.Current.CancellationToken);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string[]> NamesAsync(string set) =>
        (string[])(await ScalarAsync($"SELECT array_agg(name ORDER BY name) FROM web.schema_migrations WHERE set_name = '{set}'"))!;

    private static MigrationSet Set(string name, params (string Name, string Sql)[] files) => new(name, new FakeAssembly(files));

    /// <summary>An assembly with these files embedded.</summary>
    private sealed class FakeAssembly((string Name, string Sql)[] files) : Assembly
    {
        public override string[] GetManifestResourceNames() => [.. files.Select(file => $"migrations/{file.Name}")];

        public override Stream GetManifestResourceStream(string name) =>
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(files.Single(file => name == $"migrations/{file.Name}").Sql));
    }
}
