using System.Globalization;

namespace ClientPortal.Api.Tickets;

/// <summary>What a caller looks for, as an expression that makes a <c>tsquery</c> of the parameter <c>@q</c>.</summary>
internal sealed record TicketSearch(string Text, string Expression)
{
    /// <summary>A beginning of fewer letters would match half the language.</summary>
    private const int ShortestBeginning = 3;

    private const string Words = "plainto_tsquery('pg_catalog.russian', @q)";

    // plainto_tsquery writes 'word' & 'last'; the last one becomes a prefix. Nothing but stop words: null, which matches nothing.
    private const string WordsAndBeginning = $"(nullif({Words}::text, '') || ':*')::tsquery";

    /// <summary>Null when there is nothing to look for. A number, with # or № before it or not, is looked for as a whole word.</summary>
    public static TicketSearch? Of(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }

        var number = trimmed.TrimStart('#', '№').TrimStart();
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return new(value.ToString(CultureInfo.InvariantCulture), Words);
        }

        var last = trimmed.AsSpan()[(trimmed.LastIndexOf(' ') + 1)..];
        return new(trimmed, last.Length >= ShortestBeginning && char.IsLetter(last[^1]) ? WordsAndBeginning : Words);
    }
}
