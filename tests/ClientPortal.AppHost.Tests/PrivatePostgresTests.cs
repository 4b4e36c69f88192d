using ClientPortal.LocalServers;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task CommittedRowsSurviveAPowerCut()
    {
        await using var server = new PrivatePostgres(_scratch.DurableServer("postgres"));
        await server.StartAsync(Cancellation);
        await ExecuteAsync(server, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)");

        await server.KillAsync();
        server.ProcessId.ShouldBe(0);
        await server.StartAsync(Cancellation);

        (await ExecuteAsync(server, "SELECT id FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task AnotherStartFindsTheDataOfTheFirst()
    {
        var options = _scratch.DurableServer("postgres");
        await using (var first = new PrivatePostgres(options))
        {
            await first.StartAsync(Cancellation);
            await ExecuteAsync(first, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
        }

        await using var second = new PrivatePostgres(options);
        await second.StartAsync(Cancellation);

        (await ExecuteAsync(second, "SELECT id FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task StartAfterABrokenOffFirstOneMakesTheClusterAnew()
    {
        var options = _scratch.DurableServer("postgres");
        var incomplete = Path.Combine(options.Folder, "data.incomplete");
        await using (var first = new PrivatePostgres(options))
        {
            using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var starting = first.StartAsync(interrupt.Token);
            await Eventually.True(() => File.Exists(Path.Combine(incomplete, "PG_VERSION")), "initdb is at work", Cancellation);
            await interrupt.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => starting);
        }

        await using var second = new PrivatePostgres(options);
        await second.StartAsync(Cancellation);

        (await ExecuteAsync(second, "SELECT 1")).ShouldBe(1);
        Directory.Exists(incomplete).ShouldBeFalse();
        File.Exists(Path.Combine(options.Folder, "password")).ShouldBeFalse();
    }

    [Fact]
    public async Task RestartKeepsThePortAndLeavesNoOldProcess()
    {
        await using var server = new PrivatePostgres(_scratch.ThrowawayServer("postgres"));
        await server.StartAsync(Cancellation);
        var (port, before) = (server.Port, server.ProcessId);

        await server.RestartAsync(Cancellation);

        server.Port.ShouldBe(port);
        Processes.IsAlive(before).ShouldBeFalse();
        (await ExecuteAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task DisposalLeavesNeitherProcessNorThrowawayData()
    {
        var options = _scratch.ThrowawayServer("postgres");
        var server = new PrivatePostgres(options);
        await server.StartAsync(Cancellation);
        var family = Processes.Family(server.ProcessId);

        await server.DisposeAsync();

        await Processes.AllEndedAsync(family, Cancellation);
        Directory.Exists(options.Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task TakenPortIsToldWithTheServersOwnWords()
    {
        await using var first = new PrivatePostgres(_scratch.ThrowawayServer("postgres"));
        await first.StartAsync(Cancellation);
        await using var second = new PrivatePostgres(_scratch.ThrowawayServer("postgres2") with { Port = first.Port });

        var refusal = await Should.ThrowAsync<LocalServerException>(() => second.StartAsync(Cancellation));

        refusal.Message.ShouldContain("Address already in use");
    }

    private static async Task<object?> ExecuteAsync(PrivatePostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{server.ConnectionString};Database=postgres;Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
