using System.Buffers;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Webhooks;

/// <summary>A bot may answer a webhook with a method call; its result is never told.</summary>
internal sealed class WebhookReplies(World world, BotMethods methods, CallLog calls)
{
    private static readonly IReadOnlyDictionary<string, string> Headers =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = "webhook-reply" };

    public async Task HandleAsync(BotState bot, byte[] body, CancellationToken cancellationToken)
    {
        var arguments = new BotArguments();
        try
        {
            ArgumentReader.ReadJson(new ReadOnlySequence<byte>(body), arguments);
        }
        catch (BotApiException)
        {
            // Any other JSON, such as {"ok":true} or a list, is simply an answer.
            return;
        }

        var name = arguments.Values.GetValueOrDefault("method", "");
        if (methods.Find(name) is not { } method || name.StartsWith("get", StringComparison.OrdinalIgnoreCase)
            || name.ToUpperInvariant() is "SETWEBHOOK" or "DELETEWEBHOOK" or "CLOSE" or "LOGOUT")
        {
            return;
        }

        var entry = calls.Begin(bot.Id, name, world.Time.GetUtcNow(), Headers);
        try
        {
            await method.InvokeAsync(new BotCall(bot, name, arguments, entry), cancellationToken);
            await world.FlushedAsync();
            calls.End(entry, CallOutcome.Ok, world.Time.GetUtcNow());
        }
        catch (BotApiException error)
        {
            (entry.ErrorCode, entry.Description) = (error.Code, error.Message);
            calls.End(entry, CallOutcome.Error, world.Time.GetUtcNow());
        }
    }
}
