using System.Collections.Concurrent;
using ClientPortal.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public class GroupCommitTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly ConcurrentQueue<int[]> _groups = new();
    private readonly TaskCompletionSource _firstMayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task WhatComesWhileAGroupIsWrittenGoesWithTheNext()
    {
        var commit = new GroupCommit<int, int>(WriteAsync, most: 3);

        var first = await BeginAsync(commit);
        var others = Enumerable.Range(2, 5).Select(item => commit.WriteAsync(item, Cancellation)).ToArray();
        _firstMayEnd.SetResult();

        (await first).ShouldBe(1);
        (await Task.WhenAll(others)).ShouldBe([3, 3, 3, 2, 2]);
        _groups.ToArray().ShouldBe([[1], [2, 3, 4], [5, 6]]);
    }

    [Fact]
    public async Task ABadItemSpoilsNoOther()
    {
        var commit = new GroupCommit<int, int>(RefuseAsync(3, new InvalidOperationException("3 is bad")), most: 10);

        var first = await BeginAsync(commit);
        var (second, third, fourth) = (commit.WriteAsync(2, Cancellation), commit.WriteAsync(3, Cancellation), commit.WriteAsync(4, Cancellation));
        _firstMayEnd.SetResult();

        await Task.WhenAll(first, second, fourth);
        (await Should.ThrowAsync<InvalidOperationException>(third)).Message.ShouldBe("3 is bad");
        _groups.ToArray().ShouldBe([[1], [2, 3, 4], [2], [3], [4]]);
    }

    [Fact]
    public async Task AFaultThatPassesIsEverybodys()
    {
        var away = new NpgsqlException("away", new IOException());
        var commit = new GroupCommit<int, int>(RefuseAsync(3, away), most: 10);

        var first = await BeginAsync(commit);
        var (second, third) = (commit.WriteAsync(2, Cancellation), commit.WriteAsync(3, Cancellation));
        _firstMayEnd.SetResult();

        await first;
        (await Should.ThrowAsync<NpgsqlException>(second)).ShouldBeSameAs(away);
        (await Should.ThrowAsync<NpgsqlException>(third)).ShouldBeSameAs(away);
        _groups.ToArray().ShouldBe([[1], [2, 3]]);
        (await commit.WriteAsync(4, Cancellation)).ShouldBe(1);
    }

    /// <summary>Item 1, which is being written until <see cref="_firstMayEnd"/>.</summary>
    private async Task<Task<int>> BeginAsync(GroupCommit<int, int> commit)
    {
        var first = commit.WriteAsync(1, Cancellation);
        while (_groups.IsEmpty)
        {
            await Task.Delay(1, Cancellation);
        }

        return first;
    }

    private Func<IReadOnlyList<int>, CancellationToken, Task<int>> RefuseAsync(int bad, Exception fault) => async (items, cancellationToken) =>
    {
        var count = await WriteAsync(items, cancellationToken);
        return items.Contains(bad) ? throw fault : count;
    };

    private async Task<int> WriteAsync(IReadOnlyList<int> items, CancellationToken cancellationToken)
    {
        _groups.Enqueue([.. items]);
        await _firstMayEnd.Task;
        return items.Count;
    }
}
