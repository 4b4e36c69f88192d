using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Attachments;

/// <summary>Settings <c>Attachments:*</c>.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Attachments";

    /// <summary>How long a file is kept that no comment names, as <c>d.hh:mm:ss</c>; a day.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ErrorMessage = "The setting Attachments:KeepPendingFor must lie between 00:10:00 (ten minutes) and 30.00:00:00 (thirty days).")]
    public TimeSpan KeepPendingFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often such files are swept, as <c>hh:mm:ss</c>; hourly.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "The setting Attachments:SweepEvery must lie between 00:00:01 (a second) and 1.00:00:00 (a day).")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromHours(1);
}
