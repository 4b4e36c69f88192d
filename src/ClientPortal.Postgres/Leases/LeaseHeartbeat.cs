using Microsoft.Extensions.Logging;

namespace ClientPortal.Postgres.Leases;

/// <summary>
/// Renews all leases that this process holds in a schema with one statement per beat. A failed beat is repeated for as
/// long as the leases still run.
/// </summary>
internal sealed class LeaseHeartbeat(LeaseTable table, LeaseTiming timing, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HeldLease, CancellationTokenSource> _held = [];
    private bool _beating;

    /// <summary>Renews until <see cref="Remove"/>; cancels <paramref name="lost"/> when the lease is lost.</summary>
    public void Add(HeldLease held, CancellationTokenSource lost)
    {
        lock (_gate)
        {
            _held.Add(held, lost);
            if (!_beating)
            {
                _beating = true;
                _ = Task.Run(BeatAsync);
            }
        }
    }

    public void Remove(HeldLease held)
    {
        lock (_gate)
        {
            _held.Remove(held);
        }
    }

    private async Task BeatAsync()
    {
        for (var pause = timing.Renewal; ;)
        {
            await Task.Delay(pause, time);
            if (Snapshot() is not { Length: > 0 } held)
            {
                return;
            }

            pause = await TryRenewAsync(held) ? timing.Renewal : Backoff.Infrastructure.First;
            foreach (var lease in held.Where(lease => !lease.IsValid))
            {
                Lose(lease, "not renewed in time");
            }
        }
    }

    private HeldLease[] Snapshot()
    {
        lock (_gate)
        {
            _beating = _held.Count > 0;
            return [.. _held.Keys];
        }
    }

    private async Task<bool> TryRenewAsync(HeldLease[] held)
    {
        var asked = time.GetTimestamp();
        using var limit = new CancellationTokenSource(timing.Renewal, time);
        try
        {
            var renewed = await table.RenewAsync(held, timing.Duration, limit.Token);
            foreach (var lease in held)
            {
                if (renewed.Contains((lease.Name, lease.Token)))
                {
                    lease.ExtendFrom(asked, timing.Duration);
                }
                else
                {
                    Lose(lease, "taken by another process");
                }
            }

            return true;
        }
        catch (Exception exception)
        {
            logger.LeasesNotRenewed(exception);
            return false;
        }
    }

    private void Lose(HeldLease lease, string reason)
    {
        lock (_gate)
        {
            if (_held.Remove(lease, out var lost))
            {
                logger.LeaseLost(lease.Name, lease.Token, reason);
                // Its callbacks must not run under the gate.
                _ = lost.CancelAsync();
            }
        }
    }
}
