using System.Globalization;

namespace ClientPortal.Web.Invoices;

/// <summary>Currencies that an invoice may be in, as the Api takes them, and their minor units' places by ISO 4217.</summary>
internal static class InvoiceCurrencies
{
    private static readonly string[] WithoutPlaces = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ');
    private static readonly string[] WithThreePlaces = "BHD IQD JOD KWD LYD OMR TND".Split(' ');

    private static readonly string[] WithTwoPlaces = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP " +
        "GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN " +
        "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD " +
        "TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG").Split(' ');

    /// <summary>Shown first.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["RUB", "EUR", "USD", "BYN", "KZT", "CNY", "GBP"];

    /// <summary>By their codes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. WithoutPlaces.Concat(WithTwoPlaces).Concat(WithThreePlaces).Order(StringComparer.Ordinal)];

    public static int Places(string currency) => WithoutPlaces.Contains(currency) ? 0 : WithThreePlaces.Contains(currency) ? 3 : 2;

    /// <summary>As the Api rounds: each line by itself, half away from zero.</summary>
    public static decimal Round(decimal amount, string currency) => Math.Round(amount, Places(currency), MidpointRounding.AwayFromZero);

    /// <summary>Decimal text with a point and the minor unit's places.</summary>
    public static string Format(decimal amount, string currency) => amount.ToString($"F{Places(currency)}", CultureInfo.InvariantCulture);
}
