using ClientPortal.Messaging;
using ClientPortal.Messaging.Outbox;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ClientPortal.Api.Database;

internal static class DatabaseSetup
{
    /// <summary>Owner of the schema, whose rights the migrations use.</summary>
    public const string Owner = "portal_owner";

    /// <summary>The schema's tables: the libraries' first, then our own.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } = [MigrationSet.Leases, MessagingMigrations.Set, new("api", typeof(PortalDbContext).Assembly)];

    /// <summary>Setting <c>ConnectionStrings:portal</c>; readiness asks the database, not the broker.</summary>
    public static WebApplicationBuilder AddPortalDbContext(this WebApplicationBuilder builder)
    {
        builder.AddPortalDatabase("clientportal-api");
        builder.Services.AddMigrations(PortalDbContext.Schema, Owner, [.. Migrations]);
        builder.Services.AddDbContext<PortalDbContext>(
            (services, options) => options
                .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
                .UseOutbox(services, PortalDbContext.Schema)
                // Identity's base class maps more than we have columns for; the configurations leave that out on purpose.
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning, CoreEventId.MappedPropertyIgnoredWarning)),
            optionsLifetime: ServiceLifetime.Singleton);
        // Notifications must have bound its queue once, or the exchange would drop what nobody is bound for.
        builder.AddMessaging("api").AddOutbox(PortalDbContext.Schema, "notifications");
        return builder;
    }
}
