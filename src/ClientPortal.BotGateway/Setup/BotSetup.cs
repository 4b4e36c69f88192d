using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.BotGateway.Webhooks;
using ClientPortal.Postgres;

namespace ClientPortal.BotGateway.Setup;

/// <summary>Tells Telegram, at the start, what it must know of the bot: the webhook and the menus. Only what differs.</summary>
internal sealed class BotSetup(IBotApi botApi, BotIdentity identity, WebhookDoctor doctor, BotMenu menu, TimeProvider time, ILogger<BotSetup> logger)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>Returns when Telegram has it all. Only the holder of the bot's lease may call it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RepeatAsync("webhook", SetWebhookAsync, cancellationToken);
        foreach (var (language, commands) in menu.All)
        {
            await RepeatAsync("commands", ending => SetCommandsAsync(language, commands, ending), cancellationToken);
        }
    }

    /// <summary>Answers why it could not be done; null when it is. The poller removes a webhook itself where it finds one.</summary>
    private async Task<string?> SetWebhookAsync(CancellationToken cancellationToken)
    {
        if (identity.Transport is not UpdateTransport.Webhook)
        {
            return null;
        }

        var answer = await botApi.GetWebhookInfo(cancellationToken);
        if (answer is not BotApiResult<WebhookInfo>.Ok { Value: var info })
        {
            return answer.ToString();
        }

        if (!await doctor.DiffersAsync(info, cancellationToken))
        {
            return null;
        }

        var result = await doctor.ApplyAsync(cancellationToken);
        if (result is not BotApiResult<bool>.Ok)
        {
            return result.ToString();
        }

        logger.WebhookSet(identity.WebhookUrl!.Host);
        return null;
    }

    private async Task<string?> SetCommandsAsync(string? language, IReadOnlyList<BotCommand> commands, CancellationToken cancellationToken)
    {
        var answer = await botApi.GetMyCommands(new GetMyCommandsRequest(BotMenu.Scope, language), cancellationToken);
        if (answer is not BotApiResult<BotCommand[]>.Ok { Value: var known })
        {
            return answer.ToString();
        }

        if (known.SequenceEqual(commands))
        {
            return null;
        }

        var result = await botApi.SetMyCommands(new SetMyCommandsRequest(commands, BotMenu.Scope, language), cancellationToken);
        return result is BotApiResult<bool>.Ok ? null : result.ToString();
    }

    /// <summary>Tries until it is done.</summary>
    /// <param name="step">Answers why it could not be done; null when it is.</param>
    private async Task RepeatAsync(string what, Func<CancellationToken, Task<string?>> step, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            string? reason;
            try
            {
                reason = await step(cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever it is: updates are handled without it.
                reason = fault.GetType().Name;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (reason is null)
            {
                return;
            }

            logger.NotSetUp(what, reason);
            await Task.Delay(Pauses.Delay(failures), time, cancellationToken);
        }
    }
}
