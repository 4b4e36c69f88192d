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

    private readonly LeaseTable _table;
    private readonly PostgresSignal _released;
    private readonly LeaseTiming _timing;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal Lease(LeaseTable table, PostgresSignal released, LeaseTiming timing, TimeProvider time, ILogger logger)
    {
        _table = table;
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
                    await _released.WaitAsync(await _table.RemainingAsync(cancellationToken), cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures++;
                _logger.LeaseUnreachable(_table.Name, exception);
                await PauseAsync(Backoff.Infrastructure.Delay(failures), cancellationToken);
            }
        }
    }

    private async Task<HeldLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        if (await _table.TakeAsync(_timing.Duration, cancellationToken) is not { } token)
        {
            return null;
        }

        var held = new HeldLease(_table.Name, token, _time);
        held.ExtendFrom(asked, _timing.Duration);
        _logger.LeaseTaken(held.Name, held.Token);
        return held;
    }

    private async Task HoldAsync(HeldLease held, Func<HeldLease, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var lost = new CancellationTokenSource();
        using var workEnds = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, cancellationToken);
        using var heartbeatEnds = new CancellationTokenSource();
        var heartbeat = KeepAsync(held, lost, heartbeatEnds.Token);
        try
        {
            await work(held, workEnds.Token);
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
            await heartbeatEnds.CancelAsync();
            await heartbeat;
            await ReleaseAsync(held);
        }
    }

    /// <summary>Renews until told to end; a failed renewal is repeated for as long as the lease still runs.</summary>
    private async Task KeepAsync(HeldLease held, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        var reason = "not renewed in time";
        while (held.IsValid)
        {
            await PauseAsync(Min(_timing.Renewal, held.Remaining), cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (!await TryRenewAsync(held, cancellationToken))
            {
                reason = "taken by another process";
                break;
            }
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            _logger.LeaseLost(held.Name, held.Token, reason);
            await lost.CancelAsync();
        }
    }

    /// <summary>False only when the lease is known to be another's.</summary>
    private async Task<bool> TryRenewAsync(HeldLease held, CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Max(held.Remaining, TimeSpan.Zero));
        try
        {
            if (!await _table.RenewAsync(held.Token, _timing.Duration, limit.Token))
            {
                return false;
            }

            held.ExtendFrom(asked, _timing.Duration);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.LeaseUnreachable(held.Name, exception);
            await PauseAsync(Min(Backoff.Infrastructure.First, held.Remaining), cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The work has ended meanwhile; the caller looks at its token.
        }

        return true;
    }

    private async Task ReleaseAsync(HeldLease held)
    {
        using var limit = new CancellationTokenSource(ReleaseLimit);
        try
        {
            await _table.ReleaseAsync(held.Token, limit.Token);
        }
        catch (Exception exception)
        {
            _logger.LeaseNotReleased(held.Name, held.Token, exception);
        }
    }

    /// <summary>A cancelled pause just ends.</summary>
    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(Max(pause, TimeSpan.Zero), _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
