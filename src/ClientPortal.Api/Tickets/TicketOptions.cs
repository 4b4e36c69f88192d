using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Tickets;

/// <summary>Settings <c>Tickets:*</c>.</summary>
public sealed class TicketOptions
{
    public const string Section = "Tickets";

    /// <summary>How long a ticket stays resolved before it closes itself, as <c>d.hh:mm:ss</c>; 14 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ErrorMessage = "The setting Tickets:CloseResolvedAfter must lie between 00:01:00 (a minute) and 3650.00:00:00 (ten years).")]
    public TimeSpan CloseResolvedAfter { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How often resolved tickets are looked through, as <c>hh:mm:ss</c>; hourly.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "The setting Tickets:CloseResolvedEvery must lie between 00:00:01 (a second) and 1.00:00:00 (a day).")]
    public TimeSpan CloseResolvedEvery { get; set; } = TimeSpan.FromHours(1);
}
