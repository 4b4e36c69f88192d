using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>What the dispatcher's loop does each time it comes round, and what it remembers between.</summary>
internal sealed class DispatcherTurn(
    DispatcherLease lease,
    HeldLease held,
    Sender sender,
    CallJudge judge,
    OutcomeBook book,
    EffectQueue effects,
    OrphanedClaims orphans,
    DeliveryOptions options,
    SteadyClock clock,
    ILogger logger)
{
    private static readonly TimeSpan LockedChatRetry = TimeSpan.FromMilliseconds(75);

    private DateTimeOffset? _nextDue;
    private bool _claimsUncertain;
    private volatile bool _rowsMayBeDue = true;

    public DispatcherLease Lease => lease;

    /// <summary>Rows that are in this process's hands, however long their claim has run.</summary>
    public IReadOnlyList<long> Known => [.. sender.Held, .. book.Ids];

    /// <summary>When to come round again without a signal; null: only on one.</summary>
    public long? NextTurn { get; private set; }

    /// <summary>New rows, or time for the slow look that makes up for a lost notification.</summary>
    public void LookAgain() => _rowsMayBeDue = true;

    /// <summary>A claim may have been made whose answer never arrived.</summary>
    public void ClaimsAreUncertain()
    {
        _claimsUncertain = true;
        book.MayRepeat();
    }

    public async Task<TurnResult> RunAsync(CancellationToken cancellationToken)
    {
        if (_claimsUncertain)
        {
            await orphans.GiveBackAsync(lease, Known, cancellationToken);
            _claimsUncertain = false;
            _rowsMayBeDue = true;
        }

        Judge(mayContinue: true);
        if (effects.Count > 0)
        {
            // Before the next claim, which would take what waits for a chat that is closed or moves.
            await book.RecordAsync(cancellationToken);
            await effects.ApplyAsync(cancellationToken);
            _rowsMayBeDue = true;
        }

        if (judge.TokenRefused)
        {
            return TurnResult.TokenRefused;
        }

        if (!held.IsValid)
        {
            return TurnResult.LeaseLost;
        }

        var due = _rowsMayBeDue || _nextDue <= clock.Now;
        var room = (due || book.Count > 0) && book.BotNotBefore is null ? sender.Room : 0;
        if (room == 0 && book.Count == 0)
        {
            sender.Start(() => held.IsValid);
            var start = sender.NextStart();
            NextTurn = due ? start : Earlier(start, _nextDue);
            return TurnResult.Idle;
        }

        return await RecordAndClaimAsync(room, cancellationToken) ? TurnResult.Worked : TurnResult.LeaseLost;
    }

    /// <inheritdoc cref="CallJudge.Judge"/>
    public void Judge(bool mayContinue) => judge.Judge(mayContinue);

    /// <summary>
    /// Writes down what is left before the loop ends, repeating it while the database is away: as long as nobody has
    /// taken over, these outcomes are still true.
    /// </summary>
    public async Task FlushAsync(TimeProvider time, CancellationToken limit)
    {
        book.AddRange(sender.TakeWaiting().Select(waiting => DeliveryOutcome.Released(waiting.Row, clock.Now)));
        for (var faults = 1; book.Count > 0 || effects.Count > 0; faults++)
        {
            try
            {
                await book.RecordAsync(limit);
                await effects.ApplyAsync(limit);
            }
            catch (Exception fault) when (DatabaseFaults.IsTransient(fault) && !limit.IsCancellationRequested)
            {
                ClaimsAreUncertain();
                logger.DatabaseAway(fault);
                await Task.Delay(Postgres.Backoff.Infrastructure.Delay(faults), time, limit)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault) when (limit.IsCancellationRequested)
            {
                logger.OutcomesNotRecorded(book.Count, fault);
                return;
            }
        }
    }

    private async Task<bool> RecordAndClaimAsync(int room, CancellationToken cancellationToken)
    {
        if (room == 0)
        {
            await book.RecordAsync(cancellationToken);
            sender.Start(() => held.IsValid);
            _rowsMayBeDue = true;
            return true;
        }

        _rowsMayBeDue = false;
        var claimed = await book.RecordAndClaimAsync(room, clock.Now, options.ClaimDuration, cancellationToken);
        if (claimed.Refused)
        {
            return false;
        }

        sender.Add(claimed.Notifications);
        sender.Start(() => held.IsValid);
        // Due and yet not to be had: another transaction holds the chat. It lets go within moments.
        var lockedByOthers = claimed.Notifications.Count == 0 && claimed.NextDueAt <= clock.Now;
        _nextDue = lockedByOthers ? clock.Now + LockedChatRetry : claimed.NextDueAt;
        if (claimed.Notifications.Count >= room)
        {
            _rowsMayBeDue = true;
        }

        return true;
    }

    private long? Earlier(long? start, DateTimeOffset? due)
    {
        var dueAt = due is null ? (long?)null : clock.TimestampOf(due.Value);
        return start is null ? dueAt : dueAt is null ? start : Math.Min(start.Value, dueAt.Value);
    }
}
