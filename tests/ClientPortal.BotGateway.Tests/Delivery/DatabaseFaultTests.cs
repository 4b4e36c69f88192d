using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class DatabaseFaultTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectionsThatAreCutInABurstLoseNothing()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        await scene.Telegram.SetLatencyAsync(TimeSpan.FromMilliseconds(20), Cancel);
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 10; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        var expected = Enumerable.Range(0, 30).Select(n => $"{n}").ToArray();
        await scene.EnqueueAsync([.. expected.SelectMany(text => chats.Select(chat => (chat, text)))]);
        for (var cut = 1; cut <= 4; cut++)
        {
            await Eventually.True(async _ => (await SentAsync()).Count >= cut * 50, "the burst goes on", Cancel);
            await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        await Eventually.True(async _ => (await SentAsync()).Count >= 300, "everything was sent", Cancel, TimeSpan.FromSeconds(60));
        await using var source = Source();
        await using var open = source.CreateCommand("SELECT count(*) FROM telegram.telegram_notifications_queue WHERE state <> 'sent'");
        await Eventually.True(async token => await open.ExecuteScalarAsync(token) is 0L, "everything is recorded", Cancel);
        foreach (var chat in chats)
        {
            (await scene.TextsAsync(chat)).Distinct().ShouldBe(expected, "in order, none lost");
        }

        // A lease that outlives the cut leaves nothing in doubt; one that does not, only what was under way.
        (await SentAsync()).Count.ShouldBeInRange(300, 300 + (4 * chats.Count));

        Task<IReadOnlyList<TelegramEmulator.Calls.CallEntry>> SentAsync() => scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel);
    }

    private NpgsqlDataSource Source() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Pooling = false });

    private async Task ExecuteAsync(string sql)
    {
        await using var source = Source();
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
