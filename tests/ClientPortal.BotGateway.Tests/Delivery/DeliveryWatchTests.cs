using System.Diagnostics.Metrics;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class DeliveryWatchTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FaultThatIsNotTheDatabasesDoesNotEndTheHost()
    {
        var time = new ManualTimeProvider();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var away = NpgsqlDataSource.Create("Host=127.0.0.1");
        await away.DisposeAsync();
        var status = new DispatcherStatus(time);
        var gauges = new QueueGauges(services.GetRequiredService<IMeterFactory>(), status, time);
        var log = new RecordingLog<DeliveryWatch>();
        using var watch = new DeliveryWatch(new QueueMeter(away), gauges, status, new SteadyClock(TimeProvider.System), Options.Create(new DeliveryOptions()), time, log);

        await watch.StartAsync(Cancel);
        await Eventually.True(() => log.Events.Count == 1, "the first look failed", Cancel);
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.True(() => log.Events.Count == 2, "it looked again", Cancel);

        await watch.StopAsync(Cancel);
        watch.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task MessageThatNobodySendsIsToldOnceAndShownByHealth()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.StopAsync(scene.Gateway);
        await using var source = NpgsqlDataSource.Create(database.GatewayConnectionString);
        await new NotificationQueue(source).EnqueueAsync(
            [new NewNotification { Recipient = chat.Recipient, Target = new ChatTarget(scene.BotId, chat.ChatId, chat.Generation), NotificationType = "ticket.created", Text = "x", Language = "en" }],
            Cancel);
        await ExecuteAsync(source, "UPDATE telegram.telegram_notifications_queue SET created_at = now() - interval '31 seconds' WHERE bot_id = $1", scene.BotId);

        var time = new ManualTimeProvider();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var status = new DispatcherStatus(time);
        var gauges = new QueueGauges(services.GetRequiredService<IMeterFactory>(), status, time);
        var health = new BotHealthCheck(status, gauges);
        var log = new RecordingLog<DeliveryWatch>();
        using var watch = new DeliveryWatch(new QueueMeter(source), gauges, status, new SteadyClock(TimeProvider.System), Options.Create(new DeliveryOptions()), time, log);
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);

        await watch.StartAsync(Cancel);
        await Eventually.True(() => log.Events is [4122], "it is told", Cancel);
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);

        await ExecuteAsync(source, "UPDATE telegram.telegram_notifications_queue SET created_at = now() - interval '200 seconds' WHERE bot_id = $1", scene.BotId);
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.True(() => gauges.DueAge > TimeSpan.FromSeconds(199), "it was measured again", Cancel);
        await ExecuteAsync(source, "UPDATE telegram.telegram_chats SET next_at = now() + interval '1 hour' WHERE bot_id = $1", scene.BotId);
        await Eventually.True(() => time.ArmedTimers > 0, "it waits", Cancel);
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.True(() => log.Events.Count > 1, "its end is told", Cancel);

        log.Events.ShouldBe([4122, 4123]);
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
        await watch.StopAsync(Cancel);

        async Task<HealthStatus> HealthAsync() => (await health.CheckHealthAsync(new HealthCheckContext(), Cancel)).Status;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, long botId)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = botId });
        (await command.ExecuteNonQueryAsync(Cancel)).ShouldBe(1);
    }
}
