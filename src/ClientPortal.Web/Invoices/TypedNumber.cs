using System.Globalization;
using System.Text.RegularExpressions;

namespace ClientPortal.Web.Invoices;

/// <summary>
/// A number as somebody types it: <c>1200.5</c>, <c>1200,5</c>, <c>1 200,50</c>. Point and comma are decimal both, except where an English reader's commas
/// can only part thousands: <c>1,200</c>.
/// </summary>
internal static partial class TypedNumber
{
    private const int Longest = 30;

    /// <summary>Reads it.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="places">Decimals at most.</param>
    /// <returns>Null for none, or one with more decimals.</returns>
    public static decimal? Read(string typed, string language, int places)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        if (language == "ru" ? RussianGroups().IsMatch(text) : EnglishGroups().IsMatch(text))
        {
            text = text.Replace(language == "ru" ? "." : ",", "", StringComparison.Ordinal);
        }

        text = text.Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, places) == number
            ? number
            : null;
    }

    /// <summary>As a field shows it: the reader's decimal mark, no groups.</summary>
    /// <param name="number">Decimal text with a point.</param>
    public static string Show(string number, string language) => language == "ru" ? number.Replace('.', ',') : number;

    public static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex EnglishGroups();

    // A single point is a decimal mark that came with a number pasted from elsewhere.
    [GeneratedRegex(@"^[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]*$|^[1-9][0-9]{0,2}(\.[0-9]{3}){2,}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex RussianGroups();
}
