namespace ClientPortal.Api.Tickets;

/// <summary>The beginning of a text, as events carry it.</summary>
internal static class Excerpt
{
    public const int MaxLength = 700;

    /// <summary>At most 700 UTF-16 units; a cut text ends with an ellipsis and never in the middle of a character.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = MaxLength - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
