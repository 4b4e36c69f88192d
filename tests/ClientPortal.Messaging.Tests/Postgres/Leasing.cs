using System.Diagnostics;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Postgres.Leases;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Postgres;

public sealed class Leasing(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task OneOfManyWorksAndReleasingPassesItOnAtOnce()
    {
        await using var service = await StartAsync();
        using var first = new Worker(service, "handover");
        var held = await first.HoldsAsync();
        using var second = new Worker(service, "handover");
        second.IsWorking.ShouldBeFalse();

        var ending = Stopwatch.GetTimestamp();
        await first.StopAsync();
        var next = await second.HoldsAsync();

        Stopwatch.GetElapsedTime(ending).TotalSeconds.ShouldBeLessThan(2);
        next.Token.ShouldBe(held.Token + 1);
        held.IsValid.ShouldBeTrue("the first worker's lease was given back, not lost");
        await second.StopAsync();
    }

    [Fact]
    public async Task HolderThatLosesItsLeaseIsStoppedAndItsStatementsAreRefused()
    {
        await using var service = await StartAsync();
        using var worker = new Worker(service, "stolen");
        var held = await worker.HoldsAsync();
        (await FencedAsync(service, held)).ShouldBe(1);

        await service.CountAsync("WITH stolen AS (UPDATE portal.leases SET token = token + 1, holder = 'thief', expires_at = clock_timestamp() + interval '2.5 s' WHERE name = 'stolen' RETURNING token) SELECT token FROM stolen");

        (await FencedAsync(service, held)).ShouldBe(0);
        await Eventually.True(() => worker.Losses == 1, "the work is stopped", TestContext.Current.CancellationToken);
        var again = await worker.HoldsAsync(after: held);
        again.Token.ShouldBe(held.Token + 2);
        await worker.StopAsync();
    }

    [Fact]
    public async Task LeaseOfADeadHolderIsTakenOverWithinThreeSeconds()
    {
        await using var service = await StartAsync();
        await service.CountAsync("WITH dead AS (INSERT INTO portal.leases VALUES ('dead', 'killed', 41, clock_timestamp() + interval '2.5 s') RETURNING token) SELECT token FROM dead");
        var died = Stopwatch.GetTimestamp();

        using var worker = new Worker(service, "dead");
        var held = await worker.HoldsAsync();

        Stopwatch.GetElapsedTime(died).TotalSeconds.ShouldBeInRange(2.2, 4, "three seconds are promised; a crowded test machine gets one more");
        held.Token.ShouldBe(42);
        await worker.StopAsync();
    }

    [Fact]
    public async Task ClockThatWasPutBackDelaysNobody()
    {
        await using var service = await StartAsync();
        await service.CountAsync("WITH ahead AS (INSERT INTO portal.leases VALUES ('ahead', 'killed', 1, clock_timestamp() + interval '1 hour') RETURNING token) SELECT token FROM ahead");

        using var worker = new Worker(service, "ahead");

        (await worker.HoldsAsync()).Token.ShouldBe(2);
        await worker.StopAsync();
    }

    [Fact]
    public async Task FailingWorkIsStartedAgain()
    {
        await using var service = await StartAsync();
        var runs = 0;
        using var stopping = new CancellationTokenSource();
        var running = service.Services.GetRequiredService<LeaseFactory>().Create(TestService.Schema, "failing").RunAsync(
            (_, token) => Interlocked.Increment(ref runs) == 1 ? throw new InvalidOperationException("first run") : Task.Delay(Timeout.InfiniteTimeSpan, token), stopping.Token);

        await Eventually.True(() => Volatile.Read(ref runs) == 2, "the second run", TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public async Task CutSessionsDoNotEndTheService()
    {
        await using var service = await StartAsync();
        using var worker = new Worker(service, "surviving");
        var held = await worker.HoldsAsync();

        await database.CutSessionsAsync();
        var since = await service.CountAsync("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");

        await Eventually.True(
            async _ => await service.CountAsync($"SELECT count(*) FROM portal.leases WHERE name = 'surviving' AND expires_at > to_timestamp({since}::float8 / 1000) + interval '2.5 s'") == 1,
            "the lease is renewed over a new session",
            TestContext.Current.CancellationToken);
        held.Token.ShouldBe((await worker.HoldsAsync()).Token);
        await worker.StopAsync();
    }

    private Task<TestService> StartAsync() => TestService.StartAsync(database, broker, _ => { });

    private static async Task<int> FencedAsync(TestService service, HeldLease held)
    {
        await using var command = service.Database.CreateCommand($"UPDATE portal.leases SET holder = holder WHERE name = 'stolen' AND {LeaseSql.Fence("portal")}");
        held.AddFence(command.Parameters);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Work that goes on until it is stopped or loses its lease.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _running;
        private volatile HeldLease? _held;
        private int _losses;

        public Worker(TestService service, string lease)
        {
            var factory = service.Services.GetRequiredService<LeaseFactory>();
            _running = factory.Create(TestService.Schema, lease).RunAsync(WorkAsync, _stopping.Token);
        }

        public bool IsWorking => _held is not null;

        public int Losses => Volatile.Read(ref _losses);

        public async Task<HeldLease> HoldsAsync(HeldLease? after = null) => await Eventually.NotNull(
            _ => Task.FromResult(_held is { } held && held != after ? held : null), "the lease", TestContext.Current.CancellationToken);

        public async Task StopAsync()
        {
            await _stopping.CancelAsync();
            await _running;
        }

        public void Dispose() => _stopping.Dispose();

        private async Task WorkAsync(HeldLease held, CancellationToken cancellationToken)
        {
            _held = held;
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                if (!_stopping.IsCancellationRequested)
                {
                    Interlocked.Increment(ref _losses);
                }
            }
        }
    }
}
