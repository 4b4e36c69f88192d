using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Validation;

/// <summary>An IANA time zone name, such as <c>Europe/Moscow</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TimeZoneNameAttribute() : ValidationAttribute("The {0} field must be an IANA time zone such as Europe/Moscow.")
{
    private const int MaxLength = 64;

    // Windows names are known to .NET as well, but to nobody who reads our events.
    public override bool IsValid(object? value) =>
        value is null || value is string { Length: > 0 and <= MaxLength } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
