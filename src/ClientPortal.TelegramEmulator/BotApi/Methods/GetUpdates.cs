using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Storage;
using ClientPortal.TelegramEmulator.Updates;
using ClientPortal.TelegramEmulator.Webhooks;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>Long polling. A new request ends the one that still waits; a webhook excludes both.</summary>
internal sealed class GetUpdates(World world, MessageWriter writer, LongPolls polls) : IBotMethod
{
    private const int MaxTimeoutSeconds = 50;

    public IReadOnlyList<string> Names => ["getUpdates"];

    public async ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var bot = call.Bot;
        var offset = call.Number("offset", 0);
        var limit = call.Number("limit", 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(call.Number("timeout", 0, 0, MaxTimeoutSeconds));
        lock (world.Gate)
        {
            ThrowIfWebhook(bot);
            var allowed = AllowedUpdates.Read(call.Text("allowed_updates"), bot.AllowedUpdates);
            if (!(allowed ?? []).SequenceEqual(bot.AllowedUpdates ?? [], StringComparer.Ordinal))
            {
                bot.AllowedUpdates = allowed;
                world.Write(new JournalRecord { Webhook = new WebhookRecord { Bot = bot.Id, Url = "", AllowedUpdates = allowed } });
            }
        }

        using var poll = polls.Begin(bot.Id, cancellationToken);
        var deadline = world.Time.GetTimestamp();
        while (true)
        {
            var arrived = bot.Updates.Arrived.Next;
            var updates = Take(bot, offset, limit);
            var left = timeout - world.Time.GetElapsedTime(deadline);
            if (updates.Count > 0 || left <= TimeSpan.Zero)
            {
                return new MethodResult(updates, BotJson.Wire.IReadOnlyListUpdate);
            }

            try
            {
                await arrived.WaitAsync(left, world.Time, poll.Token);
            }
            catch (TimeoutException)
            {
                return new MethodResult(Take(bot, offset, limit), BotJson.Wire.IReadOnlyListUpdate);
            }
            catch (OperationCanceledException) when (poll.Conflict is { } conflict)
            {
                throw new BotApiException(409, conflict);
            }
        }
    }

    private List<Update> Take(BotState bot, int offset, int limit)
    {
        lock (world.Gate)
        {
            ThrowIfWebhook(bot);
            writer.Drop(bot, bot.Updates.Expired(world.Time.GetUtcNow()));
            var first = offset < 0 ? bot.Updates.FirstOfLast(-offset) : offset;
            if (first != 0)
            {
                writer.Drop(bot, bot.Updates.Before(first));
            }

            return bot.Updates.From(first, limit).ConvertAll(update => update.Update);
        }
    }

    private static void ThrowIfWebhook(BotState bot)
    {
        if (bot.Webhook is not null)
        {
            throw new BotApiException(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
    }
}
