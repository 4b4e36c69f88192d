using ClientPortal.Messaging.Outbox;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class OutboxOrder(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task EventsOfASubjectLeaveInOrderWithManyWriters()
    {
        const int Subjects = 40;
        const int PerSubject = 50;
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();

        await Task.WhenAll(subjects.Select(async subject =>
        {
            for (var sequence = 1; sequence <= PerSubject; sequence++)
            {
                await service.WriteAsync(TestEvents.Changed(subject, sequence));
            }
        }));
        await tap.ReceivedAsync(Subjects * PerSubject);

        tap.Messages.Select(message => (message.Subject, message.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
        await service.OutboxIsEmptyAsync();
    }

    [Fact]
    public async Task RowThatCommitsLateIsNotSkipped()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var slow = await service.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await slow.BeginTransactionAsync(cancellationToken);
        await slow.AddEventsAsync(TestService.Schema, [OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7()))], cancellationToken);

        await service.WriteAsync(TestEvents.Created(Guid.CreateVersion7()));
        await tap.ReceivedAsync(1);
        await service.OutboxIsEmptyAsync();
        await transaction.CommitAsync(cancellationToken);

        await tap.ReceivedAsync(2);
    }

    [Fact]
    public async Task RolledBackTransactionPublishesNothing()
    {
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        var cancellationToken = TestContext.Current.CancellationToken;
        await using (var connection = await service.Database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.AddEventsAsync(TestService.Schema, [OutboxMessage.From(TestEvents.Created(Guid.CreateVersion7()))], cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
        }

        var later = Guid.CreateVersion7();
        await service.WriteAsync(TestEvents.Created(later));
        await tap.ReceivedAsync(1);

        tap.Messages.ShouldHaveSingleItem().Subject.ShouldBe(later.ToString());
    }

    [Fact]
    public async Task EventsOfOneSaveLeaveInTheOrderOfTheirAdding()
    {
        const int Count = 60;
        await using var tap = await EventTap.OpenAsync(broker);
        await using var service = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema));
        var subject = Guid.CreateVersion7();
        await using var context = new OutboxContext(service.Services);
        for (var sequence = 1; sequence <= Count; sequence++)
        {
            context.AddEvent(TestEvents.Changed(subject, sequence));
        }

        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        await tap.ReceivedAsync(Count);

        tap.Messages.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, Count).Select(number => (long)number));
    }
}
