namespace ClientPortal.BotGateway.Webhooks;

/// <summary>What the webhook doctor found.</summary>
/// <param name="Healthy">Nothing is wrong.</param>
/// <param name="Transport">How updates should come: "webhook", "polling" or "off".</param>
/// <param name="ExpectedUrl">The address that Telegram should deliver to; null where it should to none.</param>
/// <param name="Url">The address that Telegram delivers to; null for none, or where Telegram could not be asked.</param>
/// <param name="PendingUpdates">What waits at Telegram.</param>
/// <param name="Repaired">Whether something was changed just now.</param>
public sealed record WebhookReport(
    bool Healthy,
    string Transport,
    string? ExpectedUrl,
    string? Url,
    int? PendingUpdates,
    IReadOnlyList<WebhookFinding> Findings,
    bool Repaired);

/// <summary>Something that is wrong.</summary>
/// <param name="Code">Stable, one of <see cref="WebhookFindings"/>.</param>
/// <param name="Text">What it means and what to do.</param>
public sealed record WebhookFinding(string Code, string Text);
