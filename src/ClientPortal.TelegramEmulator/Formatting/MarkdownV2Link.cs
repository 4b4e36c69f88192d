using System.Globalization;
using System.Text;
using ClientPortal.TelegramEmulator.BotApi.Types;
using Microsoft.AspNetCore.WebUtilities;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>The address in parentheses after a link or a custom emoji.</summary>
internal static class MarkdownV2Link
{
    /// <summary>The address, or null when no parenthesis follows and none is required.</summary>
    public static string? Read(Utf8Source source, bool required)
    {
        if (source.Current != '(')
        {
            return required ? throw new FormattingException("The entity must contain a tg://emoji or tg://time URL") : null;
        }

        var begin = ++source.Position;
        var url = new StringBuilder();
        while (!source.AtEnd && source.Current != ')')
        {
            if (source.Current == '\\' && source.Peek(1) is > 0 and <= 126)
            {
                source.Position++;
            }

            source.CopyCharacter(url);
        }

        if (source.AtEnd)
        {
            throw new FormattingException($"Can't find end of a URL at byte offset {begin}");
        }

        source.Position++;
        return url.ToString();
    }

    /// <summary><c>tg://emoji?id=…</c> or <c>tg://time?unix=…&amp;format=…</c>.</summary>
    public static MessageEntity? CreateEmojiOrTime(int offset, int length, string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? [] : QueryHelpers.ParseQuery(url[question..]);
        if (url.StartsWith("tg://emoji?", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(query.GetValueOrDefault("id"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0)
        {
            return new MessageEntity { Offset = offset, Length = length, Type = EntityTypes.CustomEmoji, CustomEmojiId = query["id"] };
        }

        if (url.StartsWith("tg://time?", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(query.GetValueOrDefault("unix"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            return EntityTimes.Create(offset, length, seconds, query.GetValueOrDefault("format").ToString());
        }

        throw new FormattingException("Invalid tg://emoji or tg://time URL specified");
    }
}
