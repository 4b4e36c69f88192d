using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Webhooks;

/// <summary>
/// Looks now and then whether Telegram still delivers here: whoever else has the token may take the webhook away or point it elsewhere, and
/// then nothing arrives and nobody notices. It is set again, with a warning each time.
/// </summary>
internal sealed class WebhookWatch(
    IBotApi botApi, BotIdentity identity, WebhookDoctor doctor, IOptions<TelegramOptions> options, TimeProvider time, ILogger<WebhookWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.WebhookCheckInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // A bot that Telegram has not introduced yet gets its webhook at the start; answers that fail are told elsewhere.
        if (identity.Transport is not UpdateTransport.Webhook
            || await botApi.GetWebhookInfo(cancellationToken) is not BotApiResult<WebhookInfo>.Ok { Value: var info }
            || !await doctor.DiffersAsync(info, cancellationToken))
        {
            return;
        }

        var result = await doctor.ApplyAsync(cancellationToken);
        if (result is BotApiResult<bool>.Ok)
        {
            logger.WebhookWasLost(info.Url.Length > 0 ? "it was another one" : "there was none");
        }
        else
        {
            logger.WebhookStaysLost(result.ToString());
        }
    }
}
