using System.Globalization;
using System.Resources;

namespace ClientPortal.Texts;

/// <summary>Dates and amounts as the readers of a culture write them.</summary>
public sealed class Formats
{
    private static readonly ResourceManager Patterns = new("ClientPortal.Texts.Formats", typeof(Formats).Assembly);

    private readonly CultureInfo _culture;
    private readonly string _datePattern;
    private readonly bool _russian;

    internal Formats(CultureInfo culture)
    {
        _culture = culture;
        _russian = culture.TwoLetterISOLanguageName == "ru";
        _datePattern = Patterns.GetString("Date", culture)!;
    }

    /// <summary><c>5 March 2026</c>, <c>5 марта 2026 г.</c></summary>
    public string Date(DateOnly date) => date.ToString(_datePattern, _culture);

    /// <summary>
    /// An event's decimal text with its currency: <c>€1,200.00</c>, <c>CHF 1,200.00</c>; <c>1 200,00 ₽</c>. As many decimals as the text has.
    /// </summary>
    /// <param name="currency">ISO 4217 code.</param>
    public string Amount(string amount, string currency)
    {
        var value = decimal.Parse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var symbol = Symbol(currency);
        var format = new NumberFormatInfo
        {
            CurrencySymbol = symbol,
            CurrencyDecimalDigits = amount.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? amount.Length - point - 1 : 0,
            CurrencyGroupSeparator = _russian ? "\u00A0" : ",",
            CurrencyDecimalSeparator = _russian ? "," : ".",
            // English puts a sign right before the number, a code with a space; Russian puts both behind it.
            CurrencyPositivePattern = _russian ? 3 : symbol.Length == 1 ? 0 : 2,
            CurrencyNegativePattern = _russian ? 8 : symbol.Length == 1 ? 1 : 9,
        };
        return value.ToString("C", format).Replace(' ', '\u00A0');
    }

    private static string Symbol(string currency) => currency switch
    {
        "RUB" => "₽",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "KZT" => "₸",
        "UAH" => "₴",
        _ => currency,
    };
}
