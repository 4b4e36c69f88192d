using ClientPortal.Contracts;
using ClientPortal.Messaging.Inbox;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class InboxDedupe(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task EffectHappensOnceHoweverOftenTheEventComes()
    {
        var recording = new Recording();
        await using var service = await StartAsync(recording);
        await using var publisher = await PlainPublisher.OpenAsync(broker);
        var (eventId, message) = (Guid.CreateVersion7(), TestEvents.Changed(Guid.CreateVersion7(), 1));

        for (var times = 0; times < 5; times++)
        {
            await publisher.PublishAsync(message, eventId);
        }

        await Eventually.True(() => recording.Handled.Count == 5, "five deliveries", TestContext.Current.CancellationToken);
        (await service.CountAsync("SELECT count(*) FROM portal.inbox WHERE consumer = 'effect'")).ShouldBe(1);
        Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task OldRowsAreRemoved()
    {
        await using var service = await StartAsync(new Recording());
        await service.CountAsync("WITH old AS (INSERT INTO portal.inbox SELECT 'old', gen_random_uuid(), now() - interval '91 days' FROM generate_series(1, 3) RETURNING 1) SELECT count(*) FROM old");
        await service.CountAsync("WITH young AS (INSERT INTO portal.inbox SELECT 'old', gen_random_uuid(), now() - interval '89 days' RETURNING 1) SELECT count(*) FROM young");

        var cleaner = service.Services.GetServices<IHostedService>().OfType<InboxCleaner>().Single();
        (await cleaner.CleanAsync(TestContext.Current.CancellationToken)).ShouldBe(3);

        (await service.CountAsync("SELECT count(*) FROM portal.inbox WHERE consumer = 'old'")).ShouldBe(1);
    }

    private int Accepted { get; set; }

    private async Task<TestService> StartAsync(Recording recording)
    {
        var service = await TestService.StartAsync(
            database,
            broker,
            messaging => messaging.AddInbox(TestService.Schema).AddQueue("effects", queue => queue.Consume<AccountChanged, EffectConsumer>()),
            services => services.AddSingleton(recording).AddSingleton(new Action(() => Accepted++)));
        return await service.QueuesAreReadAsync();
    }

    private sealed class EffectConsumer(Recording recording, EventInbox inbox, NpgsqlDataSource source, Action accepted) : IEventConsumer<AccountChanged>
    {
        public async Task ConsumeAsync(AccountChanged message, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await inbox.TryAcceptAsync(connection, "effect", envelope, cancellationToken))
            {
                accepted();
            }

            await transaction.CommitAsync(cancellationToken);
            await recording.HandleAsync(message, envelope, cancellationToken);
        }
    }
}
