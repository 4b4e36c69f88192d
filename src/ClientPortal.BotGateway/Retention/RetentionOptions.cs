using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Retention;

/// <summary>
/// Section <c>Retention</c>: how long messages stay in the queue after they came to rest. Never less than 90 days: with a
/// message goes the memory that its event was told, and a parked event may be replayed that late.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Messages that were sent, skipped or cancelled: at least 90 days. A reply to a removed message finds no ticket.</summary>
    [Range(typeof(TimeSpan), "90.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepSettled { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Messages that failed or whose outcome is unknown, which staff may still want to requeue: at least 90 days.</summary>
    [Range(typeof(TimeSpan), "90.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFailed { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How often old messages are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Rows that one transaction looks at.</summary>
    [Range(1, 100_000)]
    public int PageSize { get; set; } = 1_000;
}
