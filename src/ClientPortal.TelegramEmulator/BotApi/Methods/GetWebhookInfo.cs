using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class GetWebhookInfo(World world) : IBotMethod
{
    public IReadOnlyList<string> Names => ["getWebhookInfo"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        lock (world.Gate)
        {
            var bot = call.Bot;
            return new(new MethodResult(
                new WebhookInfo
                {
                    Url = bot.Webhook?.Url ?? "",
                    PendingUpdateCount = bot.Updates.Count,
                    IpAddress = bot.Webhook is null ? null : bot.Webhook.IpAddress ?? "<unknown>",
                    LastErrorDate = bot.LastWebhookFailure?.At.ToUnixTimeSeconds(),
                    LastErrorMessage = bot.LastWebhookFailure?.Message,
                    MaxConnections = bot.Webhook?.MaxConnections,
                    AllowedUpdates = bot.AllowedUpdates,
                },
                BotJson.Wire.WebhookInfo));
        }
    }
}
