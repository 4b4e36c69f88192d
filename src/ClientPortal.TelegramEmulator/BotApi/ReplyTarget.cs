using System.Text.Json;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>What a message replies to.</summary>
internal sealed record ReplyTarget(int MessageId, string ChatId, bool MayBeMissing)
{
    public static ReplyTarget None { get; } = new(0, "", MayBeMissing: true);

    /// <summary>Reads <c>reply_parameters</c>, or the older <c>reply_to_message_id</c> with <c>allow_sending_without_reply</c>.</summary>
    public static ReplyTarget Read(BotCall call)
    {
        var older = call.MessageId("reply_to_message_id");
        if (older > 0)
        {
            return new ReplyTarget(older, "", call.Flag("allow_sending_without_reply"));
        }

        var json = call.Text("reply_parameters");
        if (json.Length == 0)
        {
            return None;
        }

        using var document = JsonFields.TryParse(json)
            ?? throw BotApiException.BadRequest("Can't parse reply parameters JSON object");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw BotApiException.BadRequest("Object expected as reply parameters");
        }

        return root.EnumerateObject().Any()
            ? new ReplyTarget(
                (int)Math.Clamp(root.RequiredNumber("message_id"), 0, int.MaxValue),
                root.OptionalText("chat_id") ?? "",
                root.OptionalFlag("allow_sending_without_reply"))
            : None;
    }
}
