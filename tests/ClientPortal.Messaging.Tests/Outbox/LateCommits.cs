using ClientPortal.Messaging.Outbox;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class LateCommits(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    private const int Limit = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task EventThatCommitsLateIsReadBeforeItsSubjectsNext()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        var outbox = new OutboxTable(service.Database, TestService.Schema, new ScanFloor(_time));
        var subject = Guid.CreateVersion7();
        await using var slow = await service.Database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await slow.BeginTransactionAsync(cancellationToken))
        {
            await slow.AddEventsAsync(TestService.Schema, [OutboxMessage.From(TestEvents.Changed(subject, 1))], cancellationToken);
            // Others write, are published and leave, for several intervals.
            for (var interval = 0; interval < 4; interval++)
            {
                await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
                var others = await outbox.ReadAsync(Limit, cancellationToken);
                await outbox.DeleteAsync(others, cancellationToken);
                _time.Advance(Interval);
                (await outbox.ReadAsync(Limit, cancellationToken)).ShouldBeEmpty();
            }

            await transaction.CommitAsync(cancellationToken);
        }

        // The subject's next writer has waited for that commit.
        await service.WriteAsync(TestEvents.Changed(subject, 2));

        (await outbox.ReadAsync(Limit, cancellationToken)).Select(message => message.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task FloorFollowsOnceOlderTransactionsHaveEnded()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var service = await TestService.StartAsync(database, broker, _ => { });
        var floor = new ScanFloor(_time);
        var outbox = new OutboxTable(service.Database, TestService.Schema, floor);
        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
        var messages = await outbox.ReadAsync(Limit, cancellationToken);
        await outbox.DeleteAsync(messages, cancellationToken);

        // Other databases of the server have transactions too, which end by and by.
        await Eventually.True(
            async token =>
            {
                _time.Advance(Interval);
                (await outbox.ReadAsync(Limit, token)).ShouldBeEmpty();
                return floor.Position == messages[^1].Position;
            },
            "the floor reaches what was emptied",
            cancellationToken);
    }
}
