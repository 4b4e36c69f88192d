using ClientPortal.ServiceDefaults.Health;
using ClientPortal.ServiceDefaults.Startup;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Api.Database;

internal static class DatabaseSetup
{
    /// <summary>Setting <c>ConnectionStrings:portal</c>; readiness asks the database, not the broker.</summary>
    public static WebApplicationBuilder AddPortalDbContext(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.Require(
            "ConnectionStrings:portal", "the PostgreSQL connection string of the role clientportal_api, such as Host=localhost;Database=clientportal;Username=clientportal_api;Password=…");
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        builder.Services.AddDbContext<PortalDbContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [HealthExtensions.ReadyTag]);
        return builder;
    }
}
