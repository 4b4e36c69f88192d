using System.Collections.Concurrent;
using ClientPortal.Messaging.Consuming;
using ClientPortal.Testing;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Consuming;

public sealed class Lanes
{
    private readonly ConcurrentQueue<ulong> _handled = new();

    [Fact]
    public async Task LaneGoesWhenNothingWaitsInIt()
    {
        using var lanes = new SubjectLanes(4, HandleAsync);
        for (var tag = 1UL; tag <= 1000; tag++)
        {
            lanes.Add(Delivery(tag, subject: $"subject {tag % 100}"));
        }

        await Eventually.True(() => _handled.Count == 1000 && lanes.Count == 0, "all lanes are gone", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task DeliveriesWithoutSubjectKeepTheirOrder()
    {
        using var lanes = new SubjectLanes(4, HandleAsync);
        for (var tag = 1UL; tag <= 200; tag++)
        {
            lanes.Add(Delivery(tag, subject: null));
        }

        await Eventually.True(() => _handled.Count == 200, "all are handled", TestContext.Current.CancellationToken);
        _handled.ShouldBe(Enumerable.Range(1, 200).Select(tag => (ulong)tag));
    }

    [Fact]
    public async Task ClosingWaitsForWhatRunsAndDropsWhatWaits()
    {
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        using var lanes = new SubjectLanes(1, async delivery =>
        {
            started.TrySetResult();
            await release.Task;
            await HandleAsync(delivery);
        });
        lanes.Add(Delivery(1, "a"));
        await started.Task;
        lanes.Add(Delivery(2, "a"));
        lanes.Add(Delivery(3, "b"));

        var closed = lanes.CloseAsync();
        lanes.Add(Delivery(4, "c"));
        closed.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await closed;

        _handled.ShouldBe([1UL]);
        lanes.Count.ShouldBe(0);
    }

    [Fact]
    public async Task ClosingEmptyLanesEndsAtOnce()
    {
        using var lanes = new SubjectLanes(1, HandleAsync);

        await lanes.CloseAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        _handled.ShouldBeEmpty();
    }

    private async Task HandleAsync(Delivery delivery)
    {
        await Task.Yield();
        _handled.Enqueue(delivery.Tag);
    }

    private static Delivery Delivery(ulong tag, string? subject) => new(
        tag,
        "clientportal.events",
        "account.changed",
        new BasicProperties { Headers = subject is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { [CloudEventHeaders.Subject] = subject } },
        ReadOnlyMemory<byte>.Empty);
}
