namespace ClientPortal.NotificationStore;

/// <summary>What to do when nobody knows whether Telegram accepted a message; it has no idempotency key.</summary>
/// <param name="MaxResends">How often one message goes out again, marked as possibly sent twice; 0 holds it for a person.</param>
public readonly record struct UnknownOutcomePolicy(int MaxResends)
{
    /// <summary>At least once: send it once more.</summary>
    public static UnknownOutcomePolicy ResendOnce => new(1);

    /// <summary>Never twice: hold it for a person.</summary>
    public static UnknownOutcomePolicy Hold => new(0);
}
