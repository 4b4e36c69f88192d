using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>What the dispatcher's loop does each time it comes round, and what it remembers between.</summary>
internal sealed class DispatcherTurn(
    DispatcherLease lease,
    HeldLease held,
    Sender sender,
    DeliveryQueue queue,
    OrphanedClaims orphans,
    OutcomeEffects effects,
    OutcomePolicy policy,
    DeliveryOptions options,
    SteadyClock clock,
    DeliveryMetrics metrics,
    ILogger logger)
{
    private static readonly TimeSpan LockedChatRetry = TimeSpan.FromMilliseconds(75);

    private readonly List<DeliveryOutcome> _unrecorded = [];
    private readonly EffectQueue _effects = new(effects, logger);
    private DateTimeOffset? _botNotBefore;
    private DateTimeOffset? _nextDue;
    private bool _tokenRefused;
    private bool _claimsUncertain;
    private bool _recordsMayRepeat;
    private volatile bool _rowsMayBeDue = true;

    public DispatcherLease Lease => lease;

    /// <summary>Rows that are in this process's hands, however long their claim has run.</summary>
    public IReadOnlyList<long> Known => [.. sender.Held, .. _unrecorded.Select(outcome => outcome.Notification.Id)];

    /// <summary>When to come round again without a signal; null: only on one.</summary>
    public long? NextTurn { get; private set; }

    /// <summary>New rows, or time for the slow look that makes up for a lost notification.</summary>
    public void LookAgain() => _rowsMayBeDue = true;

    /// <summary>A claim may have been made whose answer never arrived.</summary>
    public void ClaimsAreUncertain()
    {
        _claimsUncertain = true;
        _recordsMayRepeat = true;
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
        if (_effects.Count > 0)
        {
            // Before the next claim, which would take what waits for a chat that is closed or moves.
            await RecordAsync(cancellationToken);
            await _effects.ApplyAsync(cancellationToken);
            _rowsMayBeDue = true;
        }

        if (_tokenRefused)
        {
            return TurnResult.TokenRefused;
        }

        if (!held.IsValid)
        {
            return TurnResult.LeaseLost;
        }

        var due = _rowsMayBeDue || _nextDue <= clock.Now;
        var room = (due || _unrecorded.Count > 0) && _botNotBefore is null ? sender.Room : 0;
        if (room == 0 && _unrecorded.Count == 0)
        {
            sender.Start(() => held.IsValid);
            var start = sender.NextStart();
            NextTurn = due ? start : Earlier(start, _nextDue);
            return TurnResult.Idle;
        }

        return await RecordAndClaimAsync(room, cancellationToken) ? TurnResult.Worked : TurnResult.LeaseLost;
    }

    /// <summary>Turns finished calls into outcomes to record, or into another form of the same message.</summary>
    public void Judge(bool mayContinue)
    {
        foreach (var (notification, verdict, wholeBot) in sender.TakeFinished())
        {
            if (verdict is Verdict.SendAs(var alteration) && notification.Form.As(alteration) is { } form)
            {
                metrics.Altered(alteration);
                logger.SentInAnotherForm(notification.Row.Id, alteration);
                notification.Form = form;
                if (mayContinue)
                {
                    sender.AddFirst(notification);
                }
                else
                {
                    _unrecorded.Add(DeliveryOutcome.Released(notification.Row, clock.Now));
                }

                continue;
            }

            var freeAt = sender.ChatFreeAt(notification.Form.ChatId);
            var outcome = policy.Decide(notification.Row, verdict, freeAt is null ? null : clock.At(freeAt.Value));
            _unrecorded.Add(outcome);
            if (wholeBot)
            {
                _botNotBefore = outcome.NotBefore;
                logger.BotSilent(lease.BotId, outcome.NotBefore);
            }

            if (LinkEffect.Of(notification.Row, verdict) is { } effect)
            {
                _effects.Add(effect);
            }

            if (verdict is Verdict.StopBot)
            {
                _tokenRefused = true;
                logger.TokenRefused(lease.BotId);
            }
        }
    }

    /// <summary>
    /// Writes down what is left before the loop ends, repeating it while the database is away: as long as nobody has
    /// taken over, these outcomes are still true.
    /// </summary>
    public async Task FlushAsync(TimeProvider time, CancellationToken limit)
    {
        _unrecorded.AddRange(sender.TakeWaiting().Select(waiting => DeliveryOutcome.Released(waiting.Row, clock.Now)));
        for (var faults = 1; _unrecorded.Count > 0 || _effects.Count > 0; faults++)
        {
            try
            {
                await RecordAsync(limit);
                await _effects.ApplyAsync(limit);
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
                logger.OutcomesNotRecorded(_unrecorded.Count, fault);
                return;
            }
        }
    }

    private async Task<bool> RecordAndClaimAsync(int room, CancellationToken cancellationToken)
    {
        if (room == 0)
        {
            await RecordAsync(cancellationToken);
            sender.Start(() => held.IsValid);
            _rowsMayBeDue = true;
            return true;
        }

        _rowsMayBeDue = false;
        ClaimResult claimed;
        if (_unrecorded.Count == 0)
        {
            claimed = await queue.ClaimAsync(lease, room, clock.Now, options.ClaimDuration, cancellationToken);
        }
        else
        {
            (var recorded, claimed) = await queue.RecordAndClaimAsync(
                lease, _unrecorded, _botNotBefore, room, clock.Now, options.ClaimDuration, cancellationToken);
            Settle(recorded);
        }

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

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (_unrecorded.Count > 0)
        {
            Settle(await queue.RecordAsync(lease, _unrecorded, _botNotBefore, cancellationToken));
        }
    }

    private void Settle(RecordResult recorded)
    {
        // A record whose answer was lost is written a second time and then refused, which means nothing.
        if (recorded.Refused.Count > 0 && !_recordsMayRepeat)
        {
            metrics.Refused(recorded.Refused.Count);
            logger.LateRecord(lease.BotId, lease.Token, recorded.Refused.Count);
        }

        var done = recorded.Recorded.ToHashSet();
        foreach (var outcome in _unrecorded.Where(outcome => done.Contains(outcome.Notification.Id)))
        {
            metrics.Recorded(outcome);
            logger.Recorded(outcome);
        }

        _unrecorded.Clear();
        _botNotBefore = null;
        _recordsMayRepeat = false;
    }

    private long? Earlier(long? start, DateTimeOffset? due)
    {
        var dueAt = due is null ? (long?)null : clock.TimestampOf(due.Value);
        return start is null ? dueAt : dueAt is null ? start : Math.Min(start.Value, dueAt.Value);
    }
}

/// <summary>How a turn ended.</summary>
internal enum TurnResult
{
    Worked,
    Idle,
    LeaseLost,
    TokenRefused,
}
