using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Postgres;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class IdleTransactions(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "10s", "0")]
    [InlineData("-c statement_timeout=7s", "10s", "7s")]
    [InlineData("-c idle_in_transaction_session_timeout=1min", "1min", "0")]
    public async Task ConnectionStringsOwnOptionsAreKept(string? options, string idle, string statement)
    {
        await using var service = await StartAsync(options);

        (await ShowAsync(service, "idle_in_transaction_session_timeout")).ShouldBe(idle);
        (await ShowAsync(service, "statement_timeout")).ShouldBe(statement);
    }

    [Fact]
    public async Task LocksOfAFrozenProcessAreFreed()
    {
        await using var service = await StartAsync("-c idle_in_transaction_session_timeout=500ms");
        await using var frozen = await service.Database.OpenConnectionAsync(Token);
        var transaction = await frozen.BeginTransactionAsync(Token);
        await LockAsync(frozen);

        await using (var other = await service.Database.OpenConnectionAsync(Token))
        {
            await using var taken = await other.BeginTransactionAsync(Token);
            await LockAsync(other);
            await taken.CommitAsync(Token);
        }

        var refused = await Should.ThrowAsync<Exception>(() => LockAsync(frozen));
        DatabaseFaults.IsTransient(refused).ShouldBeTrue(refused.ToString());
        await transaction.DisposeAsync();
        await frozen.CloseAsync();
        await frozen.OpenAsync(Token);
        await LockAsync(frozen);
    }

    private Task<TestService> StartAsync(string? options) => TestService.StartAsync(
        new NpgsqlConnectionStringBuilder(database.ApiConnectionString) { Options = options }.ConnectionString,
        broker.ConnectionString,
        _ => { });

    /// <summary>Held until the transaction ends; waits for whoever holds it.</summary>
    private static async Task LockAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(1)", connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string> ShowAsync(TestService service, string setting)
    {
        await using var command = service.Database.CreateCommand($"SHOW {setting}");
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }
}
