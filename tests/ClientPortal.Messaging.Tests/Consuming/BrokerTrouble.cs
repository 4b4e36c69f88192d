using System.Diagnostics;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class BrokerTrouble(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task QueueThatWasDeletedIsMadeAgain()
    {
        var recording = new Recording();
        await using var service = await StartAsync("deleted", recording);
        using var deleted = await broker.Management.DeleteAsync($"api/queues/{broker.Name}/deleted", TestContext.Current.CancellationToken);
        deleted.EnsureSuccessStatusCode();

        await using var publisher = await PlainPublisher.OpenAsync(broker);
        await Eventually.True(
            async _ =>
            {
                // Dropped by the broker until the queue is bound again.
                await publisher.PublishAsync(TestEvents.Changed(Guid.CreateVersion7(), 1), Guid.CreateVersion7());
                return !recording.Handled.IsEmpty;
            },
            "an event is handled",
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task HealthFollowsTheConnection()
    {
        await using var connected = await StartAsync("healthy", new Recording());
        await using var alone = await TestService.StartAsync(
            database.ApiConnectionString,
            "amqp://guest:guest@127.0.0.1:1/portal",
            messaging => messaging.AddBrokerHealthCheck().AddQueue("unhealthy", queue => queue.Consume<AccountChanged, RecordingConsumer>()));

        (await BrokerStateAsync(connected)).ShouldBe(HealthStatus.Healthy);
        (await BrokerStateAsync(alone)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task HandlingContinuesTheTraceOfTheMessage()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, MessagingTelemetry.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        string? handled = null;
        var recording = new Recording
        {
            Work = (_, envelope, _) =>
            {
                handled = envelope.TraceParent;
                return Task.CompletedTask;
            },
        };
        await using var service = await StartAsync("traced", recording, outbox: true);
        string cause;
        using (var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            cause = request.Id!;
            await service.WriteAsync(TestEvents.Changed(Guid.CreateVersion7(), 1));
        }

        await Eventually.True(() => recording.Handled.Count == 1, "the event is handled", TestContext.Current.CancellationToken);
        handled.ShouldNotBeNull()[..35].ShouldBe(cause[..35]);
    }

    private async Task<TestService> StartAsync(string queue, Recording recording, bool outbox = false)
    {
        var service = await TestService.StartAsync(
            database,
            broker,
            messaging =>
            {
                messaging.AddBrokerHealthCheck().AddQueue(queue, builder => builder.Consume<AccountChanged, RecordingConsumer>());
                _ = outbox ? messaging.AddOutbox(TestService.Schema, queue) : messaging;
            },
            services => services.AddSingleton(recording));
        return await service.QueuesAreReadAsync();
    }

    private static async Task<HealthStatus> BrokerStateAsync(TestService service)
    {
        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries["database"].Status.ShouldBe(HealthStatus.Healthy);
        return report.Entries["broker"].Status;
    }
}
