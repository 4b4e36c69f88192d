using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Updates;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>What can be wrong with a webhook.</summary>
internal static class WebhookFindings
{
    /// <summary>Fewer updates than this may wait without anything being wrong: they are on their way.</summary>
    private const int FewPending = 20;

    /// <summary>Telegram tells of the last error for good; one that lies further back has passed.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    public static WebhookFinding Unreachable(string reason) =>
        new("telegram_unreachable", $"The Bot API could not be asked: {reason}.");

    public static WebhookFinding TokenRefused { get; } =
        new("token_refused", "Telegram refuses the bot's token: set Telegram:BotToken to the one that @BotFather shows.");

    public static WebhookFinding RepairFailed(string reason) =>
        new("repair_failed", $"Telegram did not take the webhook: {reason}.");

    public static WebhookFinding SecretNotKnown { get; } =
        new("secret_not_known", "Telegram was not given the present secret by this installation, so it may deliver with another one, and its updates would be refused with 401. Repair gives it anew.");

    /// <summary>Compares what Telegram told with what should be.</summary>
    /// <param name="later">A second look, a moment after the first.</param>
    public static IEnumerable<WebhookFinding> Of(WebhookPlan plan, WebhookInfo info, WebhookInfo later, DateTimeOffset now)
    {
        if (plan.Url is null)
        {
            if (info.Url.Length > 0)
            {
                yield return new("webhook_while_polling", $"Telegram delivers to {info.Url}, but updates should be fetched by polling: as long as the webhook is there, Telegram refuses that. Repair removes it.");
            }

            yield break;
        }

        foreach (var finding in OfSettings(plan, info).Concat(OfDeliveries(info, later, now)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<WebhookFinding> OfSettings(WebhookPlan plan, WebhookInfo info)
    {
        if (info.Url.Length == 0)
        {
            yield return new("webhook_missing", $"Telegram has no webhook, so no update arrives. It should be {plan.Url}. Repair sets it.");
            yield break;
        }

        if (info.Url != plan.Url!.AbsoluteUri)
        {
            yield return new("webhook_wrong_url", $"Telegram delivers to {info.Url} instead of {plan.Url}. Repair changes it; if it comes back, another installation uses the same bot.");
        }

        var missing = UpdateKinds.Allowed.Except(info.AllowedUpdates ?? [], StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            yield return new("update_types_missing", $"Telegram does not deliver these kinds of updates: {string.Join(", ", missing)}. Repair asks for them.");
        }

        if (info.MaxConnections != plan.MaxConnections)
        {
            yield return new("max_connections", string.Create(CultureInfo.InvariantCulture, $"Telegram opens up to {info.MaxConnections} connections at once instead of {plan.MaxConnections}. Repair changes it."));
        }
    }

    /// <summary>Telegram's words for an answer that only this gateway, or what stands before it, can have given.</summary>
    private static string Hint(string message) => message.Contains("401", StringComparison.Ordinal)
        ? " It came with another secret than Telegram:WebhookSecret: repair gives Telegram the present one; if the error comes back, something else sets this bot's webhook."
        : "";

    private static IEnumerable<WebhookFinding> OfDeliveries(WebhookInfo info, WebhookInfo later, DateTimeOffset now)
    {
        if (later.PendingUpdateCount > info.PendingUpdateCount || (later.PendingUpdateCount >= FewPending && later.PendingUpdateCount == info.PendingUpdateCount))
        {
            yield return new("pending_updates", string.Create(CultureInfo.InvariantCulture, $"{later.PendingUpdateCount} updates wait at Telegram and do not get fewer: look at the last error, and whether the address can be reached from the internet."));
        }

        if (later is { LastErrorDate: { } seconds, LastErrorMessage: { } message } && DateTimeOffset.FromUnixTimeSeconds(seconds) is var at && now - at < Recent)
        {
            yield return new("last_error", string.Create(CultureInfo.InvariantCulture, $"The last failed delivery was at {at:yyyy-MM-dd HH:mm:ss} UTC: {message}.{Hint(message)}"));
        }
    }
}
