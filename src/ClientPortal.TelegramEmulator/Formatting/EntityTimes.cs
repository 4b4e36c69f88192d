using System.Buffers;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Dates that the reader's client shows in its own zone.</summary>
internal static class EntityTimes
{
    private static readonly SearchValues<char> FormatLetters = SearchValues.Create("tTdDwW");

    /// <summary><c>r</c> for relative, else any of t/T (time), d/D (date) and w (day of week).</summary>
    public static MessageEntity? Create(int offset, int length, long unixTime, string format)
    {
        if (format is not ("r" or "R") && format.AsSpan().ContainsAnyExcept(FormatLetters))
        {
            throw new FormattingException("Invalid date format specified");
        }

        return unixTime <= 0
            ? null
            : new MessageEntity
            {
                Offset = offset,
                Length = length,
                Type = EntityTypes.DateTime,
                UnixTime = unixTime,
                DateTimeFormat = format.Length == 0 ? null : Canonical(format),
            };
    }

    private static string Canonical(string format)
    {
        if (format is "r" or "R")
        {
            return "r";
        }

        var day = format.Contains('w', StringComparison.OrdinalIgnoreCase) ? "w" : "";
        return day + Last(format, 'd', 'D') + Last(format, 't', 'T');
    }

    private static string Last(string format, char small, char large)
    {
        var index = format.LastIndexOfAny([small, large]);
        return index < 0 ? "" : format[index].ToString();
    }
}
