using System.Globalization;
using System.Text.Json;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.Postgres;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// Fetches updates by long polling. What is fetched is confirmed to Telegram only when it is stored, by the next request's offset. After a
/// restart the first request has none: what comes twice is stored already.
/// </summary>
internal sealed class UpdatePoller(
    IBotApi botApi, UpdateIntake intake, IOptions<UpdateOptions> settings, TimeProvider time, ILogger<UpdatePoller> logger)
{
    private const int MostAtOnce = 100;
    private const int Conflict = 409;
    private static readonly TimeSpan TokenRetry = TimeSpan.FromMinutes(1);

    /// <summary>After a week of silence Telegram counts from somewhere else, and an offset from before would confirm what nobody has seen.</summary>
    private static readonly TimeSpan OffsetLife = TimeSpan.FromDays(1);

    private readonly UpdateOptions _options = settings.Value;

    /// <summary>Runs until cancelled. Only the holder of the bot's lease may call it.</summary>
    public async Task RunAsync(long botId, CancellationToken cancellationToken)
    {
        logger.PollingStarted(botId);
        long? offset = null;
        var lastUpdate = time.GetTimestamp();
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            if (time.GetElapsedTime(lastUpdate) > OffsetLife)
            {
                offset = null;
            }

            var request = new GetUpdatesRequest(offset, MostAtOnce, (int)_options.LongPoll.TotalSeconds, UpdateKinds.Allowed);
            var result = await botApi.GetUpdates(request, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (result is not BotApiResult<JsonElement[]>.Ok { Value: var updates })
            {
                await Task.Delay(await PauseAsync(botId, result, ++failures, cancellationToken), time, cancellationToken);
                continue;
            }

            failures = 0;
            if (updates.Length > 0)
            {
                offset = await StoreAsync(updates, cancellationToken) + 1 ?? offset;
                lastUpdate = time.GetTimestamp();
            }
        }
    }

    /// <summary>Answers the highest id of what was stored.</summary>
    private async Task<long?> StoreAsync(JsonElement[] elements, CancellationToken cancellationToken)
    {
        var updates = elements.Select(ReceivedUpdate.Read).OfType<ReceivedUpdate>().ToList();
        if (updates.Count < elements.Length)
        {
            // Without an id it cannot be confirmed, and comes again with the next request.
            logger.NotAnUpdate();
            await Task.Delay(Backoff.Infrastructure.Cap, time, cancellationToken);
        }

        for (var failures = 1; updates.Count > 0; failures++)
        {
            try
            {
                await intake.StoreAsync(updates, cancellationToken);
                break;
            }
            catch (Exception fault) when (DatabaseFaults.IsTransient(fault) && !cancellationToken.IsCancellationRequested)
            {
                logger.UpdatesNotStored(fault);
                await Task.Delay(Backoff.Infrastructure.Delay(failures), time, cancellationToken);
            }
        }

        return updates.Count == 0 ? null : updates.Max(update => update.UpdateId);
    }

    private async Task<TimeSpan> PauseAsync(long botId, BotApiResult<JsonElement[]> result, int failures, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case BotApiResult<JsonElement[]>.ApiError { Code: Conflict, IsForeign: false } conflict:
                if (await DeleteWebhookAsync(cancellationToken))
                {
                    return TimeSpan.Zero;
                }

                logger.PollingConflict(botId, conflict.Description, (int)_options.ConflictPause.TotalSeconds);
                return _options.ConflictPause;
            case BotApiResult<JsonElement[]>.ApiError { Parameters.RetryAfter: { } seconds }:
                logger.PollingFailed(string.Create(CultureInfo.InvariantCulture, $"retry after {seconds} s"));
                return TimeSpan.FromSeconds(seconds);
            case BotApiResult<JsonElement[]>.ApiError { Code: 401 or 404, IsForeign: false }:
                // The session that sends tells it loudly.
                logger.PollingFailed("the token is refused");
                return TokenRetry;
            default:
                logger.PollingFailed(result.ToString());
                return Backoff.Infrastructure.Delay(failures);
        }
    }

    /// <summary>True when there was one.</summary>
    private async Task<bool> DeleteWebhookAsync(CancellationToken cancellationToken)
    {
        if (await botApi.GetWebhookInfo(cancellationToken) is not BotApiResult<WebhookInfo>.Ok { Value.Url: { Length: > 0 } url })
        {
            return false;
        }

        if (await botApi.DeleteWebhook(new DeleteWebhookRequest(), cancellationToken) is not BotApiResult<bool>.Ok)
        {
            return false;
        }

        logger.WebhookDeleted(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "unknown");
        return true;
    }
}
