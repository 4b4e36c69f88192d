using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Validation;

/// <summary>A language that the portal speaks: <c>ru</c> or <c>en</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LanguageAttribute() : ValidationAttribute("The {0} field must be ru or en.")
{
    public override bool IsValid(object? value) => value is null or "ru" or "en";
}
