namespace ClientPortal.Api.Company;

/// <summary>Settings <c>Company:*</c>: the company that runs the portal.</summary>
public sealed class CompanyOptions
{
    public const string Section = "Company";

    /// <summary>IANA name of the time zone in which its days begin and end: issue dates and due dates count in it.</summary>
    public string TimeZone { get; set; } = "Europe/Moscow";

    /// <summary>Its full name, as invoices say it: at most 200 characters. Without one they name no issuer.</summary>
    public string? Name { get; set; }

    /// <summary>Its tax number, as invoices say it: at most 50 characters.</summary>
    public string? TaxNumber { get; set; }

    /// <summary>Its postal address, as invoices say it, on several lines where it has them: at most 500 characters.</summary>
    public string? Address { get; set; }

    /// <summary>Where to pay: bank, account and so on, on several lines where they have them: at most 1,000 characters.</summary>
    public string? PaymentDetails { get; set; }

    internal Issuer? Issuer => string.IsNullOrWhiteSpace(Name) ? null : new(Name.Trim(), Filled(TaxNumber), Filled(Address), Filled(PaymentDetails));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
