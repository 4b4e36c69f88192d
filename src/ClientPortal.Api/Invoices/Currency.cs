using System.Globalization;

namespace ClientPortal.Api.Invoices;

/// <summary>A currency of ISO 4217 and how many decimal places its minor unit has.</summary>
public sealed record Currency(string Code, int MinorUnits)
{
    // ISO 4217 list one, active codes of countries and unions; metals, testing and fund codes have no business on an invoice.
    private const string NoPlaces = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreePlaces = "BHD IQD JOD KWD LYD OMR TND";

    private const string TwoPlaces =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK " +
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD " +
        "KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP " +
        "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH " +
        "USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly Dictionary<string, Currency> ByCode =
        Of(NoPlaces, 0).Concat(Of(TwoPlaces, 2)).Concat(Of(ThreePlaces, 3)).ToDictionary(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>All currencies that an invoice may be in.</summary>
    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    /// <summary>Null for a code that is not in use; codes are upper case.</summary>
    public static Currency? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>To the minor unit, half away from zero.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, MinorUnits, MidpointRounding.AwayFromZero);

    /// <summary>With a point and exactly the minor unit's places: <c>1200.00</c>.</summary>
    public string Format(decimal amount) => amount.ToString($"F{MinorUnits}", CultureInfo.InvariantCulture);

    private static IEnumerable<Currency> Of(string codes, int minorUnits) => codes.Split(' ').Select(code => new Currency(code, minorUnits));
}
