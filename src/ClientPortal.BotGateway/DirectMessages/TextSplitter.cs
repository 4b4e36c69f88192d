using System.Globalization;

namespace ClientPortal.BotGateway.DirectMessages;

/// <summary>Cuts a long text into parts that Telegram takes: between paragraphs where it can, else lines, sentences, words, letters.</summary>
internal static class TextSplitter
{
    private static readonly string[][] Limits = [["\n\n"], ["\n"], [". ", "! ", "? ", "… "], [" "]];

    /// <summary>Parts without blank edges, none empty; together they hold all of the text but blanks at the cuts.</summary>
    /// <param name="max">Code points of a part, at most.</param>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var parts = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var end = End(rest, max);
            var part = rest[..end].TrimEnd();
            if (part.Length > 0)
            {
                parts.Add(part);
            }

            rest = rest[end..].TrimStart();
        }

        return parts;
    }

    private static int End(string rest, int max)
    {
        var room = Room(rest, max);
        if (room == rest.Length)
        {
            return room;
        }

        foreach (var limits in Limits)
        {
            // Not in the first half: a short line at the top would leave a part of one line.
            var cut = limits.Max(limit => rest.LastIndexOf(limit, room - 1, room, StringComparison.Ordinal) is var at and >= 0 ? at + limit.Length : -1);
            if (cut > room / 2)
            {
                return cut;
            }
        }

        return LetterEnd(rest, room);
    }

    /// <summary>UTF-16 units that the first <paramref name="max"/> code points take.</summary>
    private static int Room(string text, int max)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (max-- == 0)
            {
                break;
            }

            units += rune.Utf16SequenceLength;
        }

        return units;
    }

    /// <summary>The last end of a whole letter, with its accents and joiners, within the room; a letter that is larger than a part is cut.</summary>
    private static int LetterEnd(string text, int room)
    {
        var end = 0;
        while (end < room && StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= room)
        {
            end += length;
        }

        return end == 0 ? room : end;
    }
}
