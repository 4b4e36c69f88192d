using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Api.Validation;

/// <summary>A name to sign in with: 3 to 100 of the letters a–z, digits and <c>-._@+</c>; case does not count.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UserNameAttribute() : ValidationAttribute("The {0} field takes 3 to 100 latin letters, digits and -._@+ only.")
{
    public override bool IsValid(object? value) =>
        value is null || value is string { Length: >= 3 and <= 100 } name && name.All(character => char.IsAsciiLetterOrDigit(character) || "-._@+".Contains(character, StringComparison.Ordinal));
}
