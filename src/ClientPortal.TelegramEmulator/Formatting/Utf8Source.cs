using System.Text;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>A text as UTF-8 with a reading position: Telegram's error texts count bytes.</summary>
internal sealed class Utf8Source(string text)
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public int Position { get; set; }

    public int Length => _bytes.Length;

    public bool AtEnd => Position >= _bytes.Length;

    /// <summary>The byte at the position, or 0 at the end.</summary>
    public byte Current => Peek(0);

    public byte Peek(int ahead) => Position + ahead < _bytes.Length ? _bytes[Position + ahead] : (byte)0;

    public string Slice(int start, int end) => Encoding.UTF8.GetString(_bytes, start, end - start);

    /// <summary>Moves past the character at the position and appends it.</summary>
    public void CopyCharacter(StringBuilder target)
    {
        var first = _bytes[Position];
        if (first < 0x80)
        {
            target.Append((char)first);
            Position++;
            return;
        }

        Rune.DecodeFromUtf8(_bytes.AsSpan(Position), out var rune, out var consumed);
        target.Append(rune.ToString());
        Position += consumed;
    }

    public void SkipSpaces()
    {
        while (!AtEnd && IsSpace(Current))
        {
            Position++;
        }
    }

    /// <summary>The end counts as a space: every scan stops there.</summary>
    public static bool IsSpace(byte value) => value is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0B;
}
