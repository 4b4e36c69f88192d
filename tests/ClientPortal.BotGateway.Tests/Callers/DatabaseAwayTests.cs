using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Linking;
using ClientPortal.Contracts;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Callers;

/// <summary>A database that is away is no fault of whoever calls: he is asked to come again, whatever he asked for.</summary>
public sealed class DatabaseAwayTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly string[] OfOperations =
    [
        "GET updates", "GET updates/parked", "GET updates/parked/1", "POST updates/parked/1/requeue", "GET queue", "GET notifications?cause=bot_blocked",
        "GET notifications/1", "POST notifications/1/requeue", "POST notifications/requeue?cause=bot_blocked", "GET webhook", "POST webhook/repair",
    ];

    [Theory]
    [InlineData("ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true")]
    [InlineData("CONNECTION LIMIT 0", "CONNECTION LIMIT -1")]
    public async Task EveryRouteAsksToComeAgainWhileConnectionsAreRefused(string refusing, string taking)
    {
        await using var scene = await LinkScene.StartAsync(database);
        var (client, admin) = (await scene.JoinAsync(), await scene.JoinAsync("Olga", AccountRole.Admin));
        await AlterAsync(refusing);
        try
        {
            foreach (var (caller, route) in LinkEndpointsTests.RoutesOf(client, admin).Concat(OfOperations.Select(route => (admin, route))))
            {
                await ShouldAskToComeAgainAsync(caller, route);
            }
        }
        finally
        {
            await AlterAsync(taking);
        }

        await ShouldServeAgainAsync(client);
    }

    [Fact]
    public async Task EveryRouteAsksToComeAgainWhileThereIsNoServer()
    {
        // A server of its own, since the other tests need theirs.
        await using var servers = new RestartableServers();
        await servers.InitializeAsync();
        var own = new PortalDatabase();
        await own.CreateOnAsync(servers.Postgres.ConnectionString, BotScene.Cancel);
        await using var scene = await LinkScene.StartAsync(own);
        var (client, admin) = (await scene.JoinAsync(), await scene.JoinAsync("Olga", AccountRole.Admin));
        await servers.Postgres.StopAsync();
        foreach (var (caller, route) in LinkEndpointsTests.RoutesOf(client, admin).Concat(OfOperations.Select(route => (admin, route))))
        {
            await ShouldAskToComeAgainAsync(caller, route);
        }

        await servers.Postgres.StartAsync(BotScene.Cancel);
        await ShouldServeAgainAsync(client);
    }

    private static async Task ShouldServeAgainAsync(PortalUser caller) => await Eventually.Matches(
        async _ => (await caller.CallAsync("GET", "api/telegram/client/status")).Status, status => status == 200, "it is served again", BotScene.Cancel);

    private static async Task ShouldAskToComeAgainAsync(PortalUser caller, string route)
    {
        var parts = route.Split(' ');
        using var answer = await caller.SendAsync(parts[0], $"api/telegram/{parts[1]}");
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel));
        (route, (int)answer.StatusCode, body?["code"]?.GetValue<string>(), answer.Headers.RetryAfter?.ToString()).ShouldBe((route, 503, "unavailable", "1"));
    }

    private async Task AlterAsync(string option)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Database = "postgres", Pooling = false });
        await using var command = server.CreateCommand(
            $"ALTER DATABASE {database.Name} {option}; SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database.Name}'");
        await command.ExecuteNonQueryAsync(BotScene.Cancel);
    }
}
