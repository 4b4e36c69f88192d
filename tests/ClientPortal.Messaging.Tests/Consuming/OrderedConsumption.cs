using ClientPortal.Contracts;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class OrderedConsumption(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task SubjectsAreHandledInOrderAndSideBySide()
    {
        const int Subjects = 30;
        const int PerSubject = 40;
        var recording = new Recording { Work = async (_, _, _) => await Task.Yield() };
        await using var service = await StartAsync("ordered", recording);
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();

        for (var sequence = 1; sequence <= PerSubject; sequence++)
        {
            await service.WriteAsync([.. subjects.Select(subject => TestEvents.Changed(subject, sequence))]);
        }

        await HandledAsync(recording, Subjects * PerSubject);
        recording.Handled.Select(handled => (handled.Subject, handled.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
        recording.Handled.Count.ShouldBe(Subjects * PerSubject);
    }

    [Fact]
    public async Task SubjectThatIsStuckHoldsUpNobodyElse()
    {
        var stuck = Guid.CreateVersion7();
        var release = new TaskCompletionSource();
        var recording = new Recording { Work = (message, _, token) => message.Account.AccountId == stuck ? release.Task.WaitAsync(token) : Task.CompletedTask };
        await using var service = await StartAsync("stuck", recording);

        await service.WriteAsync(TestEvents.Changed(stuck, 1), TestEvents.Changed(stuck, 2));
        await service.WriteAsync([.. Enumerable.Range(0, 50).Select(_ => TestEvents.Changed(Guid.CreateVersion7(), 1))]);
        await HandledAsync(recording, 50);
        recording.Handled.ShouldNotContain(handled => handled.Subject == stuck.ToString());

        release.SetResult();
        await HandledAsync(recording, 52);
        recording.Handled.Where(handled => handled.Subject == stuck.ToString()).Select(handled => handled.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task NoMoreSubjectsAtOnceThanAllowed()
    {
        var recording = new Recording { Work = async (_, _, _) => await Task.Yield() };
        await using var service = await StartAsync("narrow", recording, queue => queue.Options.Concurrency = 3);

        await service.WriteAsync([.. Enumerable.Range(0, 300).Select(_ => TestEvents.Changed(Guid.CreateVersion7(), 1))]);
        await HandledAsync(recording, 300);

        recording.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task CutConnectionLosesNothingAndKeepsTheOrder()
    {
        const int Subjects = 20;
        const int PerSubject = 30;
        var cut = new TaskCompletionSource();
        var recording = new Recording { Work = (message, _, token) => message.Sequence == 10 ? cut.Task.WaitAsync(token) : Task.CompletedTask };
        await using var service = await StartAsync("cut", recording);
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var sequence = 1; sequence <= PerSubject; sequence++)
        {
            await service.WriteAsync([.. subjects.Select(subject => TestEvents.Changed(subject, sequence))]);
        }

        await broker.CutConnectionAsync("tests: queue cut");
        cut.SetResult();

        await Eventually.True(
            () => recording.Handled.DistinctBy(handled => handled.EventId).Count() == Subjects * PerSubject,
            "all events handled after the cut",
            TestContext.Current.CancellationToken,
            TimeSpan.FromSeconds(40));
        recording.Handled.Select(handled => (handled.Subject, handled.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
    }

    [Fact]
    public async Task StopLeavesWhatIsUnfinishedForTheNextStart()
    {
        var subject = Guid.CreateVersion7();
        var secondStarted = new TaskCompletionSource();
        var first = new Recording { Work = (message, _, token) => message.Sequence == 1 ? Task.CompletedTask : UntilCancelledAsync(secondStarted, token) };
        await using (var service = await StartAsync("stopped", first, queue => queue.Options.StopLimit = TimeSpan.FromMilliseconds(100)))
        {
            await service.WriteAsync(TestEvents.Changed(subject, 1), TestEvents.Changed(subject, 2), TestEvents.Changed(subject, 3));
            await secondStarted.Task;
        }

        var second = new Recording();
        await using var next = await StartAsync("stopped", second);
        await HandledAsync(second, 2);

        first.Handled.Select(handled => handled.Sequence).ShouldBe([1]);
        second.Handled.Select(handled => handled.Sequence).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task ReplicaStandsByAndTakesOverInOrder()
    {
        const int Subjects = 10;
        const int PerSubject = 40;
        var both = new Recording { Work = async (_, _, _) => await Task.Yield() };
        var leaving = await (await StartAsync("replicas", both)).QueuesAreReadAsync();
        await using var staying = await (await StartAsync("replicas", both)).QueuesAreReadAsync();
        var subjects = Enumerable.Range(0, Subjects).Select(_ => Guid.CreateVersion7()).ToArray();

        for (var sequence = 1; sequence <= PerSubject; sequence++)
        {
            await staying.WriteAsync([.. subjects.Select(subject => TestEvents.Changed(subject, sequence))]);
            if (sequence == PerSubject / 2)
            {
                await leaving.DisposeAsync();
            }
        }

        await Eventually.Matches(
            _ => Task.FromResult(both.Handled.DistinctBy(handled => handled.EventId).Count()),
            handled => handled == Subjects * PerSubject,
            "every event is handled",
            TestContext.Current.CancellationToken,
            TimeSpan.FromSeconds(30));
        both.Handled.Select(handled => (handled.Subject, handled.Sequence)).ShouldKeepOrderWithinSubjects(PerSubject);
        // The broker forgets acknowledgements that it had not passed on to the queue when the channel closed: those are repeated, for the inbox to drop.
        both.Handled.GroupBy(handled => handled.EventId).ShouldAllBe(repeats => repeats.Count() <= 2);
    }

    private static Task UntilCancelledAsync(TaskCompletionSource started, CancellationToken cancellationToken)
    {
        started.TrySetResult();
        return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private Task<TestService> StartAsync(string queue, Recording recording, Action<EventQueueBuilder>? configure = null) => TestService.StartAsync(
        database,
        broker,
        messaging => messaging.AddOutbox(TestService.Schema, queue).AddQueue(queue, builder =>
        {
            builder.Consume<AccountChanged, RecordingConsumer>();
            configure?.Invoke(builder);
        }),
        services => services.AddSingleton(recording));

    private static Task<int> HandledAsync(Recording recording, int count) => Eventually.Matches(
        _ => Task.FromResult(recording.Handled.Count), handled => handled >= count, $"{count} events handled", TestContext.Current.CancellationToken, TimeSpan.FromSeconds(30));
}
