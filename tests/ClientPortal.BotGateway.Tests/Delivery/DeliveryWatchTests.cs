using System.Diagnostics.Metrics;
using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class DeliveryWatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FaultThatIsNotTheDatabasesDoesNotEndTheHost()
    {
        var time = new ManualTimeProvider();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var database = NpgsqlDataSource.Create("Host=127.0.0.1");
        await database.DisposeAsync();
        var status = new DispatcherStatus(time);
        var gauges = new QueueGauges(services.GetRequiredService<IMeterFactory>(), status, time);
        var log = new CountingLog();
        using var watch = new DeliveryWatch(new QueueMeter(database), gauges, status, time, log);

        await watch.StartAsync(Cancel);
        await Eventually.True(() => log.Count == 1, "the first look failed", Cancel);
        time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.True(() => log.Count == 2, "it looked again", Cancel);

        await watch.StopAsync(Cancel);
        watch.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private sealed class CountingLog : ILogger<DeliveryWatch>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Interlocked.Increment(ref _count);
    }
}
