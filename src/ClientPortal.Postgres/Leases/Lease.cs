using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Logging;

namespace ClientPortal.Postgres.Leases;

/// <summary>
/// A job that exactly one process does at a time. Unlike an advisory lock, which stays with a frozen process for as long
/// as its connection lives, a lease runs out, and its token lets SQL refuse what a late riser still sends.
/// </summary>
public sealed class Lease
{
    private static readonly TimeSpan ReleaseLimit = TimeSpan.FromSeconds(2);

    private readonly string _name;
    private readonly LeaseTable _table;
    private readonly LeaseHeartbeat _heartbeat;
    private readonly PostgresSignal _released;
    private readonly LeaseTiming _timing;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal Lease(string name, LeaseTable table, LeaseHeartbeat heartbeat, PostgresSignal released, LeaseTiming timing, TimeProvider time, ILogger logger)
    {
        _name = name;
        _table = table;
        _heartbeat = heartbeat;
        _released = released;
        _timing = timing;
        _time = time;
        _logger = logger;
    }

    /// <summary>
    /// Until cancelled: waits for the lease, runs <paramref name="work"/> while holding it, and starts over when it is lost
    /// or the work ended. The token given to the work is cancelled as soon as the lease is lost.
    /// </summary>
    public async Task RunAsync(Func<HeldLease, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                if (await TryTakeAsync(cancellationToken) is { } held)
                {
                    failures = 0;
                    await HoldAsync(held, work, cancellationToken);
                }
                else
                {
                    await _released.WaitAsync(await _table.RemainingAsync(_name, cancellationToken), cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures++;
                _logger.LeaseUnreachable(_name, exception);
                await PauseAsync(Backoff.Infrastructure.Delay(failures), cancellationToken);
            }
        }
    }

    private async Task<HeldLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        if (await _table.TakeAsync(_name, _timing.Duration, cancellationToken) is not { } token)
        {
            return null;
        }

        var held = new HeldLease(_name, token, _time);
        held.ExtendFrom(asked, _timing.Duration);
        _logger.LeaseTaken(held.Name, held.Token);
        return held;
    }

    private async Task HoldAsync(HeldLease held, Func<HeldLease, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var lost = new CancellationTokenSource();
        using var workEnds = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, cancellationToken);
        _heartbeat.Add(held, lost);
        try
        {
            await work(held, workEnds.Token);
            // Work that ends by itself each time must not make this a busy loop.
            await PauseAsync(Backoff.Infrastructure.First, workEnds.Token);
        }
        catch (OperationCanceledException) when (workEnds.IsCancellationRequested)
        {
            // Lost, or stopping.
        }
        catch (Exception exception)
        {
            _logger.LeasedWorkFailed(held.Name, exception);
            await PauseAsync(Backoff.Infrastructure.Cap, workEnds.Token);
        }
        finally
        {
            _heartbeat.Remove(held);
            await ReleaseAsync(held);
        }
    }

    private async Task ReleaseAsync(HeldLease held)
    {
        using var limit = new CancellationTokenSource(ReleaseLimit);
        try
        {
            await _table.ReleaseAsync(held, limit.Token);
        }
        catch (Exception exception)
        {
            _logger.LeaseNotReleased(held.Name, held.Token, exception);
        }
    }

    /// <summary>A cancelled pause just ends.</summary>
    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
