using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>Compares the webhook that Telegram knows with the one that should be, and repairs it.</summary>
internal sealed class WebhookDoctor(IBotApi botApi, WebhookPlan plan, BotIdentity identity, BotRegistry registry, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public Task<WebhookReport> CheckAsync(CancellationToken cancellationToken) => ExamineAsync(repaired: false, cancellationToken);

    /// <summary>Gives Telegram what should be where it differs, then checks.</summary>
    public async Task<WebhookReport> RepairAsync(CancellationToken cancellationToken)
    {
        var before = await CheckAsync(cancellationToken);
        if (before.Healthy || identity.Transport is UpdateTransport.Off)
        {
            return before;
        }

        var result = await ApplyAsync(cancellationToken);
        return result is BotApiResult<bool>.Ok
            ? await ExamineAsync(repaired: true, cancellationToken)
            : before with { Findings = [.. before.Findings, WebhookFindings.RepairFailed(Words(result))] };
    }

    /// <summary>Makes Telegram's webhook the one that should be. Pending updates stay.</summary>
    public async Task<BotApiResult<bool>> ApplyAsync(CancellationToken cancellationToken)
    {
        if (plan.Url is null)
        {
            return await botApi.DeleteWebhook(new DeleteWebhookRequest(), cancellationToken);
        }

        var result = await botApi.SetWebhook(plan.Request, cancellationToken);
        if (result is BotApiResult<bool>.Ok)
        {
            await registry.NoteWebhookAsync(identity.BotId, plan.Given, cancellationToken);
        }

        return result;
    }

    /// <summary>Whether Telegram must be told; what has nothing to do with settings, such as an error that passed, is no reason.</summary>
    public async Task<bool> DiffersAsync(WebhookInfo info, CancellationToken cancellationToken) =>
        WebhookFindings.Of(plan, info, info, time.GetUtcNow()).Any(finding => finding.Code is not ("last_error" or "pending_updates"))
        || (plan.Url is not null && !await IsSecretGivenAsync(cancellationToken));

    private async Task<WebhookReport> ExamineAsync(bool repaired, CancellationToken cancellationToken)
    {
        var first = await botApi.GetWebhookInfo(cancellationToken);
        if (first is not BotApiResult<WebhookInfo>.Ok { Value: var info })
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Report(null, [Failed(first)], repaired);
        }

        var later = info;
        if (plan.Url is not null && info.PendingUpdateCount > 0)
        {
            await Task.Delay(BetweenLooks, time, cancellationToken);
            later = await botApi.GetWebhookInfo(cancellationToken) is BotApiResult<WebhookInfo>.Ok { Value: var second } ? second : info;
        }

        var findings = identity.Transport is UpdateTransport.Off ? [] : WebhookFindings.Of(plan, info, later, time.GetUtcNow()).ToList();
        if (plan.Url is not null && info.Url == plan.Url.AbsoluteUri && !await IsSecretGivenAsync(cancellationToken))
        {
            findings.Add(WebhookFindings.SecretNotKnown);
        }

        return Report(later, findings, repaired);
    }

    private WebhookReport Report(WebhookInfo? info, List<WebhookFinding> findings, bool repaired) => new(
        findings.Count == 0,
        identity.Transport.ToString().ToLowerInvariant(),
        plan.Url?.AbsoluteUri,
        info is { Url.Length: > 0 } ? info.Url : null,
        info?.PendingUpdateCount,
        findings,
        repaired);

    /// <summary>Without the database nobody can say; that is not the webhook's fault.</summary>
    private async Task<bool> IsSecretGivenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await registry.WebhookGivenAsync(identity.BotId, cancellationToken))?.AsSpan().SequenceEqual(plan.Given) is true;
        }
        catch (Exception fault) when (DatabaseFaults.IsTransient(fault))
        {
            return true;
        }
    }

    private static WebhookFinding Failed<T>(BotApiResult<T> result) =>
        result is BotApiResult<T>.ApiError { Code: 401 or 404, IsForeign: false } ? WebhookFindings.TokenRefused : WebhookFindings.Unreachable(Words(result));

    private static string Words<T>(BotApiResult<T> result) => result switch
    {
        BotApiResult<T>.ApiError error => error.Description,
        BotApiResult<T>.NotSent notSent => notSent.Reason,
        BotApiResult<T>.OutcomeUnknown unknown => unknown.Reason,
        _ => "done",
    };
}
