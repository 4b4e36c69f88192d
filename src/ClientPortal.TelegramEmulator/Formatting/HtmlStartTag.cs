using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Reads a start tag with its attributes.</summary>
internal static class HtmlStartTag
{
    private static readonly FrozenSet<string> Supported = FrozenSet.ToFrozenSet(
        [
            "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span",
            "pre", "code", "blockquote",
        ],
        StringComparer.Ordinal);

    public static OpenTag Read(Utf8Source source, int offset)
    {
        var begin = source.Position++;
        while (!Utf8Source.IsSpace(source.Current) && source.Current != '>')
        {
            source.Position++;
        }

        if (source.AtEnd)
        {
            throw new FormattingException($"Unclosed start tag at byte offset {begin}");
        }

        var name = source.Slice(begin + 1, source.Position).ToLowerInvariant();
        if (!Supported.Contains(name))
        {
            throw new FormattingException($"Unsupported start tag \"{name}\" at byte offset {begin}");
        }

        var tag = new OpenTag(name, "", 0, offset, begin);
        while (source.Current != '>')
        {
            source.SkipSpaces();
            if (source.Current == '>')
            {
                break;
            }

            tag = ReadAttribute(source, tag);
        }

        if (name == "span" && tag.Argument != "spoiler")
        {
            throw new FormattingException($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}");
        }

        source.Position++;
        return tag;
    }

    private static OpenTag ReadAttribute(Utf8Source source, OpenTag tag)
    {
        var start = source.Position;
        while (!Utf8Source.IsSpace(source.Current) && source.Current is not ((byte)'=' or (byte)'>' or (byte)'/' or (byte)'"' or (byte)'\''))
        {
            source.Position++;
        }

        var name = source.Slice(start, source.Position);
        if (name.Length == 0)
        {
            throw new FormattingException($"Empty attribute name in the tag \"{tag.Name}\" at byte offset {tag.Begin}");
        }

        source.SkipSpaces();
        if (source.Current != '=')
        {
            ThrowIfUnclosed(source, tag);
            return With(tag, name, "");
        }

        source.Position++;
        source.SkipSpaces();
        ThrowIfUnclosed(source, tag);
        var value = source.Current is (byte)'"' or (byte)'\'' ? ReadQuoted(source) : ReadToken(source);
        if (source.AtEnd)
        {
            throw new FormattingException($"Unclosed start tag at byte offset {tag.Begin}");
        }

        return With(tag, name, value);
    }

    private static string ReadToken(Utf8Source source)
    {
        var start = source.Position;
        while (char.IsAsciiLetterOrDigit((char)source.Current) || source.Current is (byte)'.' or (byte)'-')
        {
            source.Position++;
        }

        if (!Utf8Source.IsSpace(source.Current) && source.Current != '>')
        {
            throw new FormattingException($"Unexpected end of name token at byte offset {start}");
        }

        return source.Slice(start, source.Position).ToLowerInvariant();
    }

    private static string ReadQuoted(Utf8Source source)
    {
        var quote = source.Current;
        var value = new StringBuilder();
        source.Position++;
        while (!source.AtEnd && source.Current != quote)
        {
            if (source.Current != '&' || !HtmlCharacter.TryRead(source, value))
            {
                source.CopyCharacter(value);
            }
        }

        if (!source.AtEnd)
        {
            source.Position++;
        }

        return value.ToString();
    }

    private static OpenTag With(OpenTag tag, string attribute, string value) => (tag.Name, attribute) switch
    {
        ("a", "href") or ("tg-emoji", "emoji-id") or ("tg-time", "format") => tag with { Argument = value },
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => tag with { Argument = value[9..] },
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => tag with { Argument = value[3..] },
        ("blockquote", "expandable") => tag with { Argument = "1" },
        ("tg-time", "unix") => tag with
        {
            UnixTime = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0,
        },
        _ => tag,
    };

    private static void ThrowIfUnclosed(Utf8Source source, OpenTag tag)
    {
        if (source.AtEnd)
        {
            throw new FormattingException($"Unclosed start tag \"{tag.Name}\" at byte offset {tag.Begin}");
        }
    }
}
