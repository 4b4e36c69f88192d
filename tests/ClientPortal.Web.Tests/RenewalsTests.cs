using ClientPortal.Testing;
using ClientPortal.Web.Sessions;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

public sealed class RenewalsTests
{
    private static readonly StoredSession Renewed = new([], Guid.Empty, [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AllWhoNeedASessionAwaitItsOneRenewal()
    {
        using var renewals = new Renewals();
        var answer = new TaskCompletionSource<StoredSession?>();
        var begun = 0;
        var all = Enumerable.Range(0, 20).Select(_ => renewals.RunAsync("one", RenewAsync, Cancellation)).ToList();
        answer.SetResult(Renewed);

        (await Task.WhenAll(all)).ShouldAllBe(session => session == Renewed);
        begun.ShouldBe(1);
        await renewals.RunAsync("one", RenewAsync, Cancellation);
        begun.ShouldBe(2, "the next time it is due it is renewed anew");

        Task<StoredSession?> RenewAsync()
        {
            Interlocked.Increment(ref begun);
            return answer.Task;
        }
    }

    [Fact]
    public async Task RenewalGoesOnWhenWhoBeganItHasLeft()
    {
        using var renewals = new Renewals();
        var answer = new TaskCompletionSource<StoredSession?>();
        var begun = new TaskCompletionSource();
        var stored = new TaskCompletionSource();
        using var left = new CancellationTokenSource();
        var first = renewals.RunAsync("one", RenewAsync, left.Token);
        await begun.Task;
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);

        var second = renewals.RunAsync("one", () => throw new InvalidOperationException("It has begun already."), Cancellation);
        answer.SetResult(Renewed);

        (await second).ShouldBe(Renewed);
        await stored.Task.WaitAsync(Cancellation);

        async Task<StoredSession?> RenewAsync()
        {
            begun.SetResult();
            var session = await answer.Task;
            stored.SetResult();
            return session;
        }
    }

    [Fact]
    public async Task FewRunAtOnceAndTheOthersDoNotWaitForEver()
    {
        using var renewals = new Renewals();
        var answer = new TaskCompletionSource<StoredSession?>();
        var begun = 0;
        var held = Enumerable.Range(0, Renewals.AtOnce).Select(session => renewals.RunAsync($"held {session}", RenewAsync, Cancellation)).ToList();
        await Eventually.True(() => Volatile.Read(ref begun) == Renewals.AtOnce, "as many as may run have begun", Cancellation);

        await Should.ThrowAsync<HttpRequestException>(renewals.RunAsync("one more", RenewAsync, Cancellation));

        begun.ShouldBe(Renewals.AtOnce);
        answer.SetResult(Renewed);
        await Task.WhenAll(held);
        (await renewals.RunAsync("one more", RenewAsync, Cancellation)).ShouldBe(Renewed);

        Task<StoredSession?> RenewAsync()
        {
            Interlocked.Increment(ref begun);
            return answer.Task;
        }
    }
}
