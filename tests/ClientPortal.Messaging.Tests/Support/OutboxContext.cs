using ClientPortal.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>A service's EF Core context with nothing in it but the outbox.</summary>
internal sealed class OutboxContext(IServiceProvider services) : DbContext(Options(services))
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyOutbox(TestService.Schema);

    private static DbContextOptions Options(IServiceProvider services) =>
        new DbContextOptionsBuilder().UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()).UseOutbox(services, TestService.Schema).Options;
}
