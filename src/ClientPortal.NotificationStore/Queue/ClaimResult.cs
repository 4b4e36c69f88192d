namespace ClientPortal.NotificationStore;

/// <summary>What a claim brought.</summary>
/// <param name="Refused">True when another dispatcher has taken over: stop sending.</param>
/// <param name="Notifications">At most one per chat, urgent ones first.</param>
/// <param name="NextDueAt">When the next waiting head may leave; null when nothing waits. In the past when more is due than was claimed: claim again. Until then, only a wake-up brings work.</param>
public sealed record ClaimResult(bool Refused, IReadOnlyList<ClaimedNotification> Notifications, DateTimeOffset? NextDueAt)
{
    internal static ClaimResult RefusedResult { get; } = new(Refused: true, [], null);
}
