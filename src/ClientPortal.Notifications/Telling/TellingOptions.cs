namespace ClientPortal.Notifications.Telling;

/// <summary>Section <c>Notifications</c>.</summary>
public sealed class TellingOptions
{
    public const string Section = "Notifications";

    /// <summary>
    /// Seconds that an event waits for the account event of somebody it names (0–300, default 10). Account and ticket events are
    /// read in parallel, so the later one can be handled first. Afterwards that recipient is recorded as skipped.
    /// </summary>
    public double UnknownAccountSeconds { get; set; } = 10;
}
