namespace ClientPortal.Texts;

/// <summary>Which form of a noun goes with a whole number, by the Unicode CLDR's cardinal rules.</summary>
public static class Plural
{
    /// <summary><c>one</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    public static string Form(string language, int count)
    {
        var n = Math.Abs((long)count);
        if (!string.Equals(language, "ru", StringComparison.Ordinal))
        {
            return n == 1 ? "one" : "other";
        }

        var (ten, hundred) = (n % 10, n % 100);
        return ten switch
        {
            1 when hundred != 11 => "one",
            >= 2 and <= 4 when hundred is < 12 or > 14 => "few",
            _ => "many",
        };
    }
}
