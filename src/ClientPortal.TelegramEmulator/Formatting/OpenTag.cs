namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>A start tag that waits for its end.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Argument">The one attribute that matters for this tag: href, language, class, emoji id or time format.</param>
/// <param name="UnixTime">Of tg-time.</param>
/// <param name="Offset">Where the text inside begins, in UTF-16 code units.</param>
/// <param name="Begin">Byte offset of the tag.</param>
internal sealed record OpenTag(string Name, string Argument, long UnixTime, int Offset, int Begin);
