using System.Text;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Character references: <c>&amp;lt;</c>, <c>&amp;gt;</c>, <c>&amp;amp;</c>, <c>&amp;quot;</c> and numeric ones; the semicolon may be missing.</summary>
internal static class HtmlCharacter
{
    /// <summary>Reads the reference at the position; false, with nothing read, when it is none.</summary>
    public static bool TryRead(Utf8Source source, StringBuilder target)
    {
        var length = 1;
        var code = source.Peek(1) == '#' ? ReadNumber(source, ref length) : ReadName(source, ref length);
        if (code == 0)
        {
            return false;
        }

        // Half a surrogate pair is kept: its other half may follow.
        target.Append(code <= char.MaxValue ? ((char)code).ToString() : char.ConvertFromUtf32((int)code));
        source.Position += source.Peek(length) == ';' ? length + 1 : length;
        return true;
    }

    private static long ReadNumber(Utf8Source source, ref int length)
    {
        length = 2;
        var radix = 10;
        if (source.Peek(2) == 'x')
        {
            length = 3;
            radix = 16;
        }

        long code = 0;
        while (Digit(source.Peek(length)) is var digit && digit < radix)
        {
            code = Math.Min((code * radix) + digit, int.MaxValue);
            length++;
        }

        return code == 0 || code >= 0x10ffff || length >= 10 ? 0 : code;
    }

    private static long ReadName(Utf8Source source, ref int length)
    {
        while (char.IsAsciiLetter((char)source.Peek(length)))
        {
            length++;
        }

        return source.Slice(source.Position + 1, source.Position + length) switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => 0,
        };
    }

    private static int Digit(byte value) => char.IsAsciiHexDigit((char)value) ? Convert.ToInt32(((char)value).ToString(), 16) : int.MaxValue;
}
