using System.Diagnostics;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class RelayFaults(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    /// <summary>Three seconds are promised; a crowded test machine gets one more.</summary>
    private const double SlowMachine = 4;

    private const int Subjects = 20;
    private const int PerSubject = 100;

    [Fact]
    public async Task CutBrokerConnectionsLoseNothing()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));

        await WriteDuringAsync(service, () => broker.CutConnectionAsync("tests: outbox"));
        await tap.ReceivedAsync(Subjects * PerSubject);

        tap.Messages.Select(message => (message.Subject, message.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
        await service.OutboxIsEmptyAsync();
    }

    [Fact]
    public async Task TerminatedDatabaseSessionsLoseNothing()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));

        await WriteDuringAsync(service, database.CutSessionsAsync);
        await tap.ReceivedAsync(Subjects * PerSubject);

        tap.Messages.Select(message => (message.Subject, message.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
        await service.OutboxIsEmptyAsync();
    }

    [Fact]
    public async Task RefusedEventIsSentAgainUntilItIsTaken()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        await tap.AddFullQueueAsync("full");
        var subject = Guid.CreateVersion7();

        await service.WriteAsync(TestEvents.Changed(subject, 1), TestEvents.Changed(subject, 2));
        await tap.ReceivedAsync(2);
        (await service.CountAsync("SELECT count(*) FROM portal.outbox")).ShouldBe(2);
        using var deleted = await broker.Management.DeleteAsync($"api/queues/{broker.Name}/full", TestContext.Current.CancellationToken);

        await service.OutboxIsEmptyAsync();
        tap.Messages.TakeLast(2).Select(message => message.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task FrozenRelayIsReplacedWithinThreeSeconds()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        await service.OutboxIsEmptyAsync();
        // What the database sees of a process that takes the lease and freezes.
        await service.CountAsync("""
            WITH taken AS (
                INSERT INTO portal.leases AS l VALUES ('outbox-relay', 'frozen', 1, clock_timestamp() + interval '2.5 s')
                ON CONFLICT (name) DO UPDATE SET holder = 'frozen', token = l.token + 1, expires_at = excluded.expires_at RETURNING token)
            SELECT token FROM taken
            """);
        var frozen = Stopwatch.GetTimestamp();

        await Eventually.True(
            async _ => await service.CountAsync("SELECT count(*) FROM portal.leases WHERE name = 'outbox-relay' AND holder <> 'frozen'") == 1,
            "the lease has moved on",
            TestContext.Current.CancellationToken);
        Stopwatch.GetElapsedTime(frozen).TotalSeconds.ShouldBeLessThan(SlowMachine);
        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
        await tap.ReceivedAsync(1);
    }

    [Fact]
    public async Task TwoRelaysPublishEachEventOnce()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var first = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        await using var second = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));

        await WriteDuringAsync(first, () => Task.CompletedTask);
        await tap.ReceivedAsync(Subjects * PerSubject);
        await first.OutboxIsEmptyAsync();

        tap.Messages.Count.ShouldBe(Subjects * PerSubject);
    }

    [Fact]
    public async Task NothingIsPublishedBeforeTheReadersQueueExists()
    {
        var recording = new Recording();
        await using var publisher = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema, "late-reader"));
        await publisher.WriteAsync(TestEvents.Changed(Guid.CreateVersion7(), 1));

        await using var reader = await TestService.StartAsync(
            database,
            broker,
            messaging => messaging.AddQueue("late-reader", queue => queue.Consume<AccountChanged, RecordingConsumer>()),
            services => services.AddSingleton(recording));

        await Eventually.True(() => recording.Handled.Count == 1, "the event has waited for its reader", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ServiceStartsAndStopsWhileTheBrokerIsAway()
    {
        const string Nobody = "amqp://guest:guest@127.0.0.1:1/portal";
        var started = Stopwatch.GetTimestamp();
        var service = await TestService.StartAsync(
            database.ApiConnectionString,
            Nobody,
            messaging => messaging.AddOutbox(TestService.Schema).AddQueue("away", queue => queue.Consume<AccountChanged, RecordingConsumer>()));
        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
        (await service.CountAsync("WITH waiting AS (DELETE FROM portal.outbox RETURNING 1) SELECT count(*) FROM waiting")).ShouldBe(1);

        await service.DisposeAsync();

        Stopwatch.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData(null, "amqp://localhost/x", "ConnectionStrings:portal")]
    [InlineData("Host=localhost", "amqp://localhost/x", "ConnectionStrings:portal")]
    [InlineData("Host=localhost;Database=x", null, "ConnectionStrings:messaging")]
    [InlineData("Host=localhost;Database=x", "http://localhost", "ConnectionStrings:messaging")]
    public async Task WrongSettingStopsTheStartWithASentence(string? database, string? broker, string setting)
    {
        using var host = TestService.Build(database, broker, messaging => messaging.AddOutbox(TestService.Schema));

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        refusal.Failures.ShouldHaveSingleItem().ShouldContain(setting);
    }

    /// <summary>Writes everything and strikes when half of it is written; a writer's own failure is repeated, as a caller would.</summary>
    private static async Task WriteDuringAsync(TestService service, Func<Task> strike)
    {
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();
        Task? struck = null;
        for (var sequence = 1; sequence <= PerSubject; sequence++)
        {
            foreach (var subject in subjects.Chunk(5))
            {
                await Eventually.True(_ => TryWriteAsync(service, subject, sequence), "the events are written", TestContext.Current.CancellationToken);
            }

            if (sequence == PerSubject / 2)
            {
                struck = strike();
            }
        }

        await struck!;
    }

    private static async Task<bool> TryWriteAsync(TestService service, Guid[] subjects, int sequence)
    {
        try
        {
            await service.WriteAsync([.. subjects.Select(subject => TestEvents.Changed(subject, sequence))]);
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }
}
