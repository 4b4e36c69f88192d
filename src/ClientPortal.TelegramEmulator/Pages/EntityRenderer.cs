using System.Text;
using System.Text.Encodings.Web;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Formatting;
using Microsoft.AspNetCore.Components;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>
/// A formatted text as HTML. Every character of the text and every address goes through the encoder, so that nothing a
/// bot or a user writes can become markup.
/// </summary>
internal static class EntityRenderer
{
    public static MarkupString Render(string text, IReadOnlyList<MessageEntity> entities, PageLinks links)
    {
        var html = new StringBuilder(text.Length * 2);
        var sorted = entities.Order(EntityOrder.Instance).ToList();
        Append(html, text, 0, text.Length, sorted, links);
        return new MarkupString(html.ToString());
    }

    /// <summary>Writes a range: the entities that begin in it, outer ones first, and the plain text between them.</summary>
    private static void Append(StringBuilder html, string text, int from, int to, List<MessageEntity> entities, PageLinks links)
    {
        var at = from;
        for (var i = 0; i < entities.Count; i++)
        {
            var entity = entities[i];
            if (entity.Offset < at || entity.End > to)
            {
                continue;
            }

            // A quote or a block of code stands on lines of its own already: the line ends around it would show as empty lines.
            var isBlock = EntityOrder.IsBlockquote(entity.Type) || entity.Type == EntityTypes.Pre;
            var before = entity.Offset > at && isBlock && text[entity.Offset - 1] == '\n' ? entity.Offset - 1 : entity.Offset;
            Encode(html, text.AsSpan(at, before - at));
            var inner = text.Substring(entity.Offset, entity.Length);
            var (open, close) = Tags(entity, inner, links);
            html.Append(open);
            Append(html, text, entity.Offset, entity.End, entities.GetRange(i + 1, entities.Count - i - 1), links);
            html.Append(close);
            at = isBlock && entity.End < to && text[entity.End] == '\n' ? entity.End + 1 : entity.End;
        }

        Encode(html, text.AsSpan(at, to - at));
    }

    private static (string Open, string Close) Tags(MessageEntity entity, string inner, PageLinks links) => entity.Type switch
    {
        EntityTypes.Bold => ("<b>", "</b>"),
        EntityTypes.Italic => ("<i>", "</i>"),
        EntityTypes.Underline => ("<u>", "</u>"),
        EntityTypes.Strikethrough => ("<s>", "</s>"),
        EntityTypes.Spoiler => ("<span class=\"spoiler\" tabindex=\"0\">", "</span>"),
        EntityTypes.Code => ("<code>", "</code>"),
        EntityTypes.Pre => (entity.Language is { } language ? $"<pre><span class=\"lang\">{Encoded(language)}</span>" : "<pre>", "</pre>"),
        EntityTypes.Blockquote => ("<blockquote>", "</blockquote>"),
        EntityTypes.ExpandableBlockquote => ("<blockquote class=\"expandable\" tabindex=\"0\">", "</blockquote>"),
        EntityTypes.TextLink => Link(links.Outside(entity.Url)),
        EntityTypes.Url => Link(links.Outside(inner.Contains("://", StringComparison.Ordinal) ? inner : "https://" + inner)),
        EntityTypes.DateTime => ($"<time class=\"date\" datetime=\"{DateTimeOffset.FromUnixTimeSeconds(entity.UnixTime ?? 0):O}\">", "</time>"),
        EntityTypes.CustomEmoji => ("", ""),
        _ => ("<span class=\"mark\">", "</span>"),
    };

    private static (string Open, string Close) Link(string? address) => address is null
        ? ("<span class=\"mark\">", "</span>")
        : ($"<a href=\"{Encoded(address)}\" target=\"_blank\" rel=\"noopener noreferrer\">", "</a>");

    private static void Encode(StringBuilder html, ReadOnlySpan<char> text) => html.Append(Encoded(text.ToString()));

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
