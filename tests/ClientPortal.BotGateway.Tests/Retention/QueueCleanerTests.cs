using System.Diagnostics.Metrics;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.BotGateway.Retention;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Retention;

public sealed class QueueCleanerTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GatewayRemovesOldMessagesByItselfAndCountsThem()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Retention:Interval", "00:00:01"), ("Retention:PageSize", "2"));
        using var counter = new RemovedCounter(scene.Get<IMeterFactory>());
        var chat = await scene.ConnectAsync();
        var messages = await scene.EnqueueAsync([.. Enumerable.Range(0, 6).Select(n => (chat, $"{n}"))]);
        foreach (var message in messages)
        {
            await scene.WaitForAsync(message, NotificationState.Sent);
        }

        await using var source = NpgsqlDataSource.Create(database.GatewayConnectionString);
        await using var age = source.CreateCommand(
            "UPDATE telegram.telegram_notifications_queue SET created_at = now() - interval '91 days', updated_at = now() - interval '91 days' WHERE reference_id = ANY ($1)");
        age.Parameters.Add(new NpgsqlParameter { Value = messages.Take(5).ToArray() });
        await age.ExecuteNonQueryAsync(Cancel);

        await Eventually.True(() => counter.Count == 5, "five are removed", Cancel);
        (await scene.ReadAsync(messages[5])).State.ShouldBe(NotificationState.Sent);
    }

    [Fact]
    public async Task FaultOfTheDatabaseIsSaidAndDoesNotEndTheHost()
    {
        var time = new ManualTimeProvider();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var away = NpgsqlDataSource.Create("Host=127.0.0.1");
        await away.DisposeAsync();
        var log = new RecordingLog<QueueCleaner>();
        using var cleaner = new QueueCleaner(
            new QueueRetention(away), Options.Create(new RetentionOptions()), services.GetRequiredService<IMeterFactory>(), time, log);

        await cleaner.StartAsync(Cancel);
        for (var turn = 1; turn <= 2; turn++)
        {
            await Eventually.True(() => time.ArmedTimers > 0, "it waits", Cancel);
            time.Advance(TimeSpan.FromHours(1));
            await Eventually.True(() => log.Events.Count == turn, "it tried", Cancel);
        }

        log.Events.ShouldAllBe(id => id == 4202);
        await cleaner.StopAsync(Cancel);
        cleaner.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private sealed class RemovedCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public RemovedCounter(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "clientportal.notifications.removed" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
