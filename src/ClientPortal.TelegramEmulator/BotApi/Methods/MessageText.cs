using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>Reads and checks a message's text or a caption.</summary>
internal static class MessageText
{
    private const int MaxText = 4096;
    private const int MaxCaption = 1024;

    public static FormattedText Read(BotCall call)
    {
        var text = call.Text("text");
        if (text.Length == 0)
        {
            throw BotApiException.BadRequest("Message text is empty");
        }

        var formatted = TextFormatter.Format(text, call.Text("parse_mode"), call.Text("entities"));
        if (formatted.Text.Length == 0)
        {
            throw BotApiException.BadRequest("Text must be non-empty");
        }

        return formatted.CodePoints > MaxText ? throw BotApiException.BadRequest("Message is too long") : formatted;
    }

    public static FormattedText ReadCaption(BotCall call)
    {
        var formatted = TextFormatter.Format(call.Text("caption"), call.Text("parse_mode"), call.Text("caption_entities"));
        return formatted.CodePoints > MaxCaption ? throw BotApiException.BadRequest("Message caption is too long") : formatted;
    }
}
