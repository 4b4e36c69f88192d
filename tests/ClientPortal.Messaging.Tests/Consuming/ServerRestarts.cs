using ClientPortal.Contracts;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

/// <summary>Database and broker restart under the same processes, which must go on by themselves.</summary>
public sealed class ServerRestarts(RestartableServers servers) : IClassFixture<RestartableServers>
{
    private const int Subjects = 10;
    private const int PerPhase = 20;

    [Fact]
    public async Task ProcessesGoOnAfterRestartsOfBrokerAndDatabase()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = new PortalDatabase();
        await database.CreateOnAsync(servers.Postgres.ConnectionString, cancellationToken);
        var recording = new Recording();
        await using var service = await TestService.StartAsync(
            database.ApiConnectionString,
            servers.RabbitMq.AmqpUri,
            messaging => messaging.AddOutbox(TestService.Schema, "restarts").AddQueue("restarts", queue => queue.Consume<AccountChanged, RecordingConsumer>()),
            services => services.AddSingleton(recording));
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();

        await WriteAsync(service, subjects, phase: 0);
        await servers.RabbitMq.StopAsync();
        await WriteAsync(service, subjects, phase: 1);
        await servers.RabbitMq.StartAsync(cancellationToken);
        await servers.Postgres.StopAsync();
        await servers.Postgres.StartAsync(cancellationToken);
        await WriteAsync(service, subjects, phase: 2);

        await Eventually.True(
            () => recording.Handled.DistinctBy(handled => (handled.Subject, handled.Sequence)).Count() == Subjects * PerPhase * 3,
            "everything is handled",
            cancellationToken,
            TimeSpan.FromSeconds(60));
        recording.Handled.Select(handled => (handled.Subject, handled.Sequence)).ShouldKeepOrderWithinSubjects(PerPhase * 3);
        await service.OutboxIsEmptyAsync();
    }

    /// <summary>Sessions that the restart has cut fail once each; the caller repeats.</summary>
    private static async Task WriteAsync(TestService service, Guid[] subjects, int phase)
    {
        for (var sequence = (phase * PerPhase) + 1; sequence <= (phase + 1) * PerPhase; sequence++)
        {
            await Eventually.True(
                async _ =>
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
                },
                "the events are written",
                TestContext.Current.CancellationToken);
        }
    }
}
