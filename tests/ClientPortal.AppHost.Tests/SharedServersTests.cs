using System.Net;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

public sealed class SharedServersTests(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServicesLoginWorksInItsOwnSchemaOnly()
    {
        await using var admin = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var create = admin.CreateCommand("SET ROLE portal_owner; CREATE TABLE portal.sample (id int); SET ROLE telegram_owner; CREATE TABLE telegram.sample (id int); RESET ROLE");
        await create.ExecuteNonQueryAsync(Cancellation);
        await using var api = NpgsqlDataSource.Create(database.ApiConnectionString);

        await using var own = api.CreateCommand("SELECT count(*) FROM portal.sample");
        (await own.ExecuteScalarAsync(Cancellation)).ShouldBe(0L);

        await using var foreign = api.CreateCommand("SELECT count(*) FROM telegram.sample");
        var refusal = await Should.ThrowAsync<PostgresException>(() => foreign.ExecuteScalarAsync(Cancellation));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task BrokersVirtualHostIsAlive()
    {
        broker.ConnectionString.ShouldEndWith($"/{broker.Name}");

        using var answer = await broker.Management.GetAsync($"api/aliveness-test/{broker.Name}", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
