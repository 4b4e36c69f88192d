using ClientPortal.NotificationStore;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Everything that must be settled between gaining the lease and the first claim: what the former dispatcher left.</summary>
internal sealed class Succession(
    DeliveryQueue queue, Inheritance inheritance, IOptions<DeliveryOptions> settings, ILogger<Succession> logger)
{
    private readonly DeliveryOptions _options = settings.Value;

    /// <summary>Answers what groups got a moment ago, for their limit; null when a higher token stands already.</summary>
    public async Task<IReadOnlyList<GroupSend>?> TakeOverAsync(
        DispatcherLease lease, OutcomePolicy policy, SteadyClock clock, CancellationToken cancellationToken)
    {
        if (!await queue.TakeOverAsync(lease, cancellationToken))
        {
            // As after a restore of old leases: each further token comes closer to it.
            logger.TakeOverRefused(lease.BotId, lease.Token);
            return null;
        }

        var rescued = await queue.RescueAsync(lease, policy.LostDispatcher, clock.Now, [], cancellationToken);
        // After the rescue, which counts the attempts of what may have arrived, and before anything else touches the rows.
        var groupSends = await inheritance.RecentGroupSendsAsync(lease.BotId, _options.MessagesPerMinutePerGroup, cancellationToken);
        var shortened = await inheritance.ShortenWaitsAsync(lease, clock.Now, _options.BackoffMost, cancellationToken);
        if (shortened > 0)
        {
            logger.WaitsShortened(lease.BotId, shortened);
        }

        logger.DispatcherStarted(lease.BotId, lease.Token, rescued);
        return groupSends;
    }
}
