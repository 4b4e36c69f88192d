using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Database;

public sealed class ModelTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Columns = """
        SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> ''
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'portal' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ModelAndSchemaAgree()
    {
        var schema = await ReadSchemaAsync();
        var model = await api.InScopeAsync(services => Task.FromResult(ReadModel(services.GetRequiredService<PortalDbContext>().Model)));

        model.ShouldNotBeEmpty();
        foreach (var (name, column) in model)
        {
            schema.ShouldContainKey(name);
            schema[name].Type.ShouldBe(column.Type, name);
            schema[name].Required.ShouldBe(column.Required, name);
        }

        // An INSERT by the model must not miss a column that the table insists on.
        var tables = model.Keys.Select(name => name[..name.IndexOf('.', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        schema.Where(pair => tables.Contains(pair.Key[..pair.Key.IndexOf('.', StringComparison.Ordinal)]))
            .Where(pair => pair.Value is { Required: true, Filled: false } && !model.ContainsKey(pair.Key))
            .Select(pair => pair.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task ServiceCannotChangeItsSchema()
    {
        await using var database = NpgsqlDataSource.Create(api.ApiConnectionString);
        await using var command = database.CreateCommand("DROP TABLE portal.signing_keys");

        var exception = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));

        exception.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task OtherServicesCannotReadTheSigningKeys()
    {
        foreach (var login in new[] { api.NotificationsConnectionString, api.GatewayConnectionString, api.WebConnectionString })
        {
            await using var database = NpgsqlDataSource.Create(login);
            await using var command = database.CreateCommand("SELECT private_key FROM portal.signing_keys");
            var exception = await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync(Cancellation));
            exception.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    private static Dictionary<string, Column> ReadModel(IModel model)
    {
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var entity in model.GetEntityTypes())
        {
            entity.GetSchema().ShouldBe("portal", entity.Name);
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            foreach (var property in entity.GetProperties())
            {
                columns[$"{table.Name}.{property.GetColumnName(table)}"] = new(Canonical(property.GetColumnType()), !property.IsColumnNullable(table), Filled: false);
            }
        }

        return columns;
    }

    private static string Canonical(string type) => type switch
    {
        "timestamptz" => "timestamp with time zone",
        _ => type,
    };

    private async Task<Dictionary<string, Column>> ReadSchemaAsync()
    {
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand(Columns);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Cancellation))
        {
            columns.Add(reader.GetString(0), new(reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return columns;
    }

    private sealed record Column(string Type, bool Required, bool Filled);
}
