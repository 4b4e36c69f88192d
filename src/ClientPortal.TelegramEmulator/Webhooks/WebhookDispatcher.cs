using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>Runs a delivery session for each bot that has a webhook, and a new one whenever it changes.</summary>
internal sealed partial class WebhookDispatcher(
    World world, MessageWriter writer, WebhookClient client, WebhookReplies replies, ILogger<WebhookDispatcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(world.Bots.Values.Select(bot => RunAsync(bot, stoppingToken)));

    private async Task RunAsync(BotState bot, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = bot.WebhookChanged.Next;
            WebhookRecord? webhook;
            lock (world.Gate)
            {
                webhook = bot.Webhook;
            }

            using var session = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var running = webhook is null
                ? Task.Delay(Timeout.Infinite, session.Token)
                : new WebhookSession(world, writer, bot, webhook, client, replies).RunAsync(session.Token);
            await Task.WhenAny(changed, running);
            await session.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                LogEnded(logger, bot.Id);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Webhook delivery of bot {Bot} ended")]
    private static partial void LogEnded(ILogger logger, long bot);
}
