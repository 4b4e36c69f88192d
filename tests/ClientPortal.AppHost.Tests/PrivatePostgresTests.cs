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

    /// <summary>Tests that kill a server count on what it had confirmed, however little they care for the machine's power.</summary>
    [Fact]
    public async Task ThrowawayServerKeepsThroughAKillWhatItHadConfirmed()
    {
        await using var server = new PrivatePostgres(_scratch.ThrowawayServer("postgres"));
        await server.StartAsync(Cancellation);
        await ExecuteAsync(server, "CREATE TABLE confirmed (id int)");
        var answered = 0;
        await using (var source = NpgsqlDataSource.Create($"{server.ConnectionString};Database=postgres;Pooling=false"))
        {
            await using var connection = await source.OpenConnectionAsync(Cancellation);
            for (; answered < 100; answered++)
            {
                await using var insert = new NpgsqlCommand("INSERT INTO confirmed VALUES (1)", connection);
                await insert.ExecuteNonQueryAsync(Cancellation);
            }

            await server.KillAsync();
        }

        await server.StartAsync(Cancellation);

        (await ExecuteAsync(server, "SELECT count(*) FROM confirmed")).ShouldBe(answered);
    }

    /// <summary>A backend that outlived the kill would hold the shared memory, and the next start would be refused.</summary>
    [Fact]
    public async Task KilledServerStartsAgainAtOnceHoweverManyWereConnecting()
    {
        await using var server = new PrivatePostgres(_scratch.ThrowawayServer("postgres"));
        await server.StartAsync(Cancellation);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var crowd = Enumerable.Range(0, 8).Select(_ => ConnectAgainAndAgainAsync(server, enough.Token)).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var before = server.ProcessId;
            await server.KillAsync();
            await server.StartAsync(Cancellation);
            server.ProcessId.ShouldNotBe(before);
        }

        await enough.CancelAsync();
        var connections = await Task.WhenAll(crowd);
        connections.Sum().ShouldBeGreaterThan(0);
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

    private static async Task<int> ConnectAgainAndAgainAsync(PrivatePostgres server, CancellationToken cancellationToken)
    {
        var connected = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ExecuteAsync(server, "SELECT 1");
                connected++;
            }
            catch (NpgsqlException)
            {
                // Killed, or not there yet.
                await Task.Yield();
            }
        }

        return connected;
    }

    private static async Task<object?> ExecuteAsync(PrivatePostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{server.ConnectionString};Database=postgres;Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
