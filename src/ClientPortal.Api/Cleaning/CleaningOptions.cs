using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Cleaning;

/// <summary>Settings <c>Cleaning:*</c>: how long records are kept that nobody needs any more.</summary>
public sealed class CleaningOptions
{
    public const string Section = "Cleaning";

    /// <summary>Hours for which a repeat with the same Idempotency-Key gets the first answer.</summary>
    [Range(24, 720, ErrorMessage = "The setting Cleaning:IdempotencyKeyHours must lie between 24 and 720 hours.")]
    public int IdempotencyKeyHours { get; set; } = 48;

    /// <summary>Days for which ended sessions and links stay on record.</summary>
    [Range(1, 3650, ErrorMessage = "The setting Cleaning:EndedSessionDays must lie between 1 and 3650 days.")]
    public int EndedSessionDays { get; set; } = 30;
}
