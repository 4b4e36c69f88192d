using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Invoices;

/// <summary>Settings <c>Invoices:*</c>.</summary>
public sealed class InvoiceOptions
{
    public const string Section = "Invoices";

    /// <summary>How often invoices are looked through for passed due dates, as <c>hh:mm:ss</c>; every ten minutes, so that an invoice is overdue soon after the company's midnight.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "The setting Invoices:CheckOverdueEvery must lie between 00:00:01 (a second) and 1.00:00:00 (a day).")]
    public TimeSpan CheckOverdueEvery { get; set; } = TimeSpan.FromMinutes(10);
}
