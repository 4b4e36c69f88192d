using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Postgres.Migrations;

/// <summary>Registration of a schema's migrations.</summary>
public static class MigrationExtensions
{
    /// <summary>Applies the sets, in the order given, before any other hosted service starts.</summary>
    /// <param name="schema">The schema to bring up to date, for example <c>portal</c>.</param>
    /// <param name="owner">Its NOLOGIN owner, for example <c>portal_owner</c>.</param>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string schema, string owner, params MigrationSet[] sets)
    {
        return services.AddHostedService(provider => new MigrationService(
            logger => new SqlMigrator(provider.GetRequiredService<NpgsqlDataSource>(), schema, owner, logger),
            sets,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MigrationService>>()));
    }
}
