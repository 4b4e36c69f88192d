using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Outcomes on their way into the database: kept until they are written, however often that takes.</summary>
internal sealed class OutcomeBook(DispatcherLease lease, DeliveryQueue queue, DeliveryMetrics metrics, ILogger logger)
{
    private readonly List<DeliveryOutcome> _unrecorded = [];
    private bool _mayRepeat;

    public int Count => _unrecorded.Count;

    public IEnumerable<long> Ids => _unrecorded.Select(outcome => outcome.Notification.Id);

    /// <summary>Silence for the whole bot that is not written down yet.</summary>
    public DateTimeOffset? BotNotBefore { get; private set; }

    public void Add(DeliveryOutcome outcome) => _unrecorded.Add(outcome);

    public void AddRange(IEnumerable<DeliveryOutcome> outcomes) => _unrecorded.AddRange(outcomes);

    public void SilenceBot(DateTimeOffset? until)
    {
        BotNotBefore = until;
        logger.BotSilent(lease.BotId, until);
    }

    /// <summary>The last record's answer was lost, so it may have been written already.</summary>
    public void MayRepeat() => _mayRepeat = true;

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (_unrecorded.Count > 0)
        {
            Settle(await queue.RecordAsync(lease, _unrecorded, BotNotBefore, cancellationToken));
        }
    }

    /// <summary>Records what there is and claims, in one round trip.</summary>
    public async Task<ClaimResult> RecordAndClaimAsync(int room, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        if (_unrecorded.Count == 0)
        {
            return await queue.ClaimAsync(lease, room, now, leaseFor, cancellationToken);
        }

        var (recorded, claimed) = await queue.RecordAndClaimAsync(lease, _unrecorded, BotNotBefore, room, now, leaseFor, cancellationToken);
        Settle(recorded);
        return claimed;
    }

    private void Settle(RecordResult recorded)
    {
        // A record whose answer was lost is written a second time and then refused, which means nothing.
        if (recorded.Refused.Count > 0 && !_mayRepeat)
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
        BotNotBefore = null;
        _mayRepeat = false;
    }
}
