using ClientPortal.Api.Accounts;
using ClientPortal.Messaging.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Database;

/// <summary>
/// Schema <c>portal</c>. Each feature maps its own tables in an <see cref="IEntityTypeConfiguration{TEntity}"/> beside its entities,
/// and reads them with <c>db.Set&lt;T&gt;()</c>. The tables themselves come from <c>Migrations/*.sql</c>; a test holds both together.
/// </summary>
public sealed class PortalDbContext : IdentityUserContext<Account, Guid>
{
    public const string Schema = "portal";

    public PortalDbContext(DbContextOptions<PortalDbContext> options)
        : base(options) =>
        // A failed save ends its whole transaction here, so a savepoint before each would be two round trips for nothing.
        Database.AutoSavepointsEnabled = false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Identity's optional tables: nobody signs in with claims, external logins, tokens or passkeys of Identity's own.
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Ignore<IdentityUserToken<Guid>>();
        builder.Ignore<IdentityUserPasskey<Guid>>();
        builder.HasDefaultSchema(Schema);
        builder.ApplyOutbox(Schema);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }
}
