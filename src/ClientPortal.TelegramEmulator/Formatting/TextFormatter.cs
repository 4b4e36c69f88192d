using System.Text;
using ClientPortal.TelegramEmulator.BotApi;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>From a text with a parse mode or entities to what Telegram stores.</summary>
internal static class TextFormatter
{
    private const int MaxRawBytes = 1 << 15;

    /// <summary>Parses, cleans, and finds links. The result may be empty.</summary>
    /// <param name="entitiesJson">The entities parameter, used when no parse mode is given.</param>
    /// <exception cref="BotApiException">The text is too long to be parsed, or cannot be parsed.</exception>
    public static FormattedText Format(string text, string parseMode, string entitiesJson)
    {
        if (text.Length > MaxRawBytes || Encoding.UTF8.GetByteCount(text) > MaxRawBytes)
        {
            throw BotApiException.BadRequest("Text is too long");
        }

        FormattedText parsed;
        try
        {
            parsed = text.Length == 0 ? FormattedText.Empty : Parse(text, parseMode, entitiesJson);
        }
        catch (FormattingException exception)
        {
            throw BotApiException.BadRequest($"Can't parse entities: {exception.Message}");
        }

        return Finish(parsed);
    }

    /// <summary>A text that a user typed.</summary>
    public static FormattedText Plain(string text) => Finish(new FormattedText(text, []));

    private static FormattedText Parse(string text, string parseMode, string entitiesJson) => parseMode.ToUpperInvariant() switch
    {
        "" or "NONE" => new FormattedText(text, entitiesJson.Length == 0 ? [] : EntityReader.Read(entitiesJson, text)),
        "HTML" => HtmlParser.Parse(text),
        "MARKDOWNV2" => MarkdownV2Parser.Parse(text),
        "MARKDOWN" => MarkdownParser.Parse(text),
        _ => throw BotApiException.BadRequest("Unsupported parse_mode"),
    };

    private static FormattedText Finish(FormattedText parsed)
    {
        var cleaned = TextCleaner.Clean(parsed with { Entities = EntityFixer.Fix(parsed.Entities) });

        // Characters that were dropped may have let entities of one type meet.
        var entities = parsed.Entities.Count == 0 ? cleaned.Entities : EntityFixer.Fix(cleaned.Entities);
        return cleaned with { Entities = EntityFinder.AddFound(cleaned.Text, entities) };
    }
}
