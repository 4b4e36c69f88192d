using System.Globalization;
using System.Text;

namespace ClientPortal.Texts;

/// <summary>Brings people's words into Telegram's HTML.</summary>
public static class TelegramHtml
{
    /// <summary>Characters of an excerpt, at most.</summary>
    public const int ExcerptLength = 700;

    /// <summary>Characters of a name or a subject, at most.</summary>
    public const int NameLength = 200;

    private const string Ellipsis = "…";

    /// <summary>A name or a subject on one line, cut where it is too long, escaped.</summary>
    public static string Name(string value) => Escape(Cut(Clean(value, keepLines: false), NameLength));

    /// <summary>The beginning of a longer text as a quotation; empty for an empty text.</summary>
    public static string Quote(string value)
    {
        var excerpt = Cut(Clean(value, keepLines: true), ExcerptLength);
        return excerpt.Length == 0 ? "" : $"<blockquote>{Escape(excerpt)}</blockquote>";
    }

    /// <summary>Telegram asks for these three in text, and for no others.</summary>
    public static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>At most so many UTF-16 units, never through an emoji or a letter with its accents.</summary>
    public static string Cut(string value, int length)
    {
        if (value.Length <= length)
        {
            return value;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(value, end) is var next and > 0 && end + next + Ellipsis.Length <= length)
        {
            end += next;
        }

        return value[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>Without control characters, which neither Telegram nor a PostgreSQL text takes, and without runs of empty lines.</summary>
    private static string Clean(string value, bool keepLines)
    {
        var clean = new StringBuilder(value.Length);
        var emptyLines = 0;
        foreach (var line in value.ReplaceLineEndings("\n").Split('\n'))
        {
            var text = new string(line.Where(c => !char.IsControl(c) || c == '\t').ToArray()).TrimEnd();
            emptyLines = text.Length == 0 ? emptyLines + 1 : 0;
            if (emptyLines < 2)
            {
                clean.Append(text).Append(keepLines ? '\n' : ' ');
            }
        }

        return clean.ToString().Trim();
    }
}
