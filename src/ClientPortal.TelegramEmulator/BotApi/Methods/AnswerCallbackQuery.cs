using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Hosting;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class AnswerCallbackQuery(World world, IOptions<EmulatorOptions> options) : IBotMethod
{
    private const int MaxText = 200;

    public IReadOnlyList<string> Names => ["answerCallbackQuery"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var text = call.Text("text");
        var url = call.Text("url");
        if (text.EnumerateRunes().Count() > MaxText)
        {
            throw BotApiException.BadRequest("MESSAGE_TOO_LONG");
        }

        // Besides games, only links that open the bot itself are allowed.
        if (url.Length > 0 && !url.Contains($"{call.Bot.Me.Username}?start=", StringComparison.OrdinalIgnoreCase))
        {
            throw BotApiException.BadRequest("URL_INVALID");
        }

        lock (world.Gate)
        {
            var lifetime = TimeSpan.FromSeconds(options.Value.CallbackAnswerSeconds);
            if (!call.Bot.Callbacks.TryGetValue(call.Text("callback_query_id"), out var callback)
                || callback.AnsweredAt is not null || call.Entry.ReceivedAt - callback.PressedAt > lifetime)
            {
                throw BotApiException.BadRequest("query is too old and response timeout expired or query ID is invalid");
            }

            world.Save(callback with
            {
                AnsweredAt = call.Entry.ReceivedAt,
                Text = text,
                ShowAlert = call.Flag("show_alert"),
                Url = url.Length == 0 ? null : url,
            });
            call.Entry.ChatId = callback.ChatId;
        }

        return new(MethodResult.True);
    }
}
