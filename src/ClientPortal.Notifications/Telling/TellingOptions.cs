using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Notifications.Telling;

/// <summary>Section <c>Notifications</c>.</summary>
public sealed class TellingOptions
{
    public const string Section = "Notifications";

    /// <summary>
    /// Seconds that an event waits for the account event of somebody it names (0–300, default 10). Account and ticket events are
    /// read in parallel, so the later one can be handled first. Afterwards that recipient is recorded as skipped.
    /// </summary>
    [Range(0, 300, ErrorMessage = "The setting Notifications:UnknownAccountSeconds (environment variable Notifications__UnknownAccountSeconds) must be a number of seconds from 0 to 300.")]
    public double UnknownAccountSeconds { get; set; } = 10;
}
