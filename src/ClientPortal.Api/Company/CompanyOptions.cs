namespace ClientPortal.Api.Company;

/// <summary>Settings <c>Company:*</c>: the company that runs the portal.</summary>
public sealed class CompanyOptions
{
    public const string Section = "Company";

    /// <summary>IANA name of the time zone in which its days begin and end: issue dates and due dates count in it.</summary>
    public string TimeZone { get; set; } = "Europe/Moscow";
}
