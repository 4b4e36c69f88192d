using System.Globalization;
using System.Text;

namespace ClientPortal.Api.Attachments;

/// <summary>Makes a name that somebody sent safe to store, to show and to save under.</summary>
internal static class FileName
{
    public const int MaxLength = 200;

    private const string Fallback = "file";

    // Forbidden in names on some system, or of meaning to a shell.
    private const string Forbidden = "<>:\"|?*";

    public static string Sanitise(string? sent)
    {
        // Some browsers send the whole path.
        var name = sent?[(sent.LastIndexOfAny(['/', '\\']) + 1)..] ?? "";
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                continue;
            }

            kept.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        return clean.Length == 0 ? Fallback : Shorten(clean);
    }

    // Format characters can turn the reading direction, so that exe.txt looks like txt.exe; a lone surrogate enumerates as U+FFFD.
    private static bool IsInvisible(Rune rune) =>
        rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        extension = extension.Length <= 20 ? extension : "";
        var end = MaxLength - extension.Length;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[end - 1]) ? end - 1 : end), extension);
    }
}
