namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>What stands between <c>```</c> and the code.</summary>
internal static class MarkdownCode
{
    /// <summary>Reads the language, if there is one, and the line end after it.</summary>
    public static string? ReadLanguage(Utf8Source source)
    {
        var begin = source.Position;
        var end = 0;
        while (!Utf8Source.IsSpace(source.Peek(end)) && source.Peek(end) != '`')
        {
            end++;
        }

        string? language = null;
        if (end > 0 && begin + end < source.Length && source.Peek(end) != '`')
        {
            language = source.Slice(begin, begin + end);
            source.Position += end;
        }

        if (source.Current is (byte)'\n' or (byte)'\r')
        {
            var two = source.Peek(1) is (byte)'\n' or (byte)'\r' && source.Peek(1) != source.Current;
            source.Position += two ? 2 : 1;
        }

        return language;
    }
}
