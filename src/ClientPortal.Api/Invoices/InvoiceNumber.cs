using System.Globalization;
using System.Text.RegularExpressions;

namespace ClientPortal.Api.Invoices;

/// <summary>An invoice's number: the year of its issue and a count, <c>2026-000123</c>.</summary>
internal static partial class InvoiceNumber
{
    /// <summary>What may be looked for: the whole number, or the count alone, both also without leading zeros.</summary>
    public const string Pattern = "^([0-9]{4}-)?[0-9]{1,9}$";

    /// <summary>A count alone is looked for in so many years.</summary>
    private const int Years = 20;

    public static string Of(int year, long count) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{count:D6}");

    /// <summary>The numbers that are meant by what somebody typed: one, or one for each of the last years.</summary>
    public static IReadOnlyList<string> Meant(string typed, int thisYear)
    {
        if (!Typed().IsMatch(typed))
        {
            return [];
        }

        var parts = typed.Split('-');
        var count = int.Parse(parts[^1], CultureInfo.InvariantCulture);
        return parts.Length == 2
            ? [Of(int.Parse(parts[0], CultureInfo.InvariantCulture), count)]
            : [.. Enumerable.Range(0, Years).Select(ago => Of(thisYear - ago, count))];
    }

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();
}
