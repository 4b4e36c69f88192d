using System.ComponentModel.DataAnnotations;
using System.Text;

namespace ClientPortal.Api.Validation;

/// <summary>
/// Text that a person wrote: not blank, within <paramref name="maxLength"/> UTF-16 units, and made of characters that can be stored and shown
/// (no U+0000, no half of a surrogate pair). Null passes; <see cref="RequiredAttribute"/> is for that.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class PlainTextAttribute(int maxLength) : ValidationAttribute
{
    /// <summary>Refuses line breaks and other control characters too.</summary>
    public bool SingleLine { get; init; }

    /// <summary>Lets an empty text pass.</summary>
    public bool AllowEmpty { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var fault = value is string text ? FaultOf(text) : null;
        return fault is null ? ValidationResult.Success : new(fault, [validationContext.MemberName ?? ""]);
    }

    private string? FaultOf(string text)
    {
        if (!AllowEmpty && string.IsNullOrWhiteSpace(text))
        {
            return "The text must not be blank.";
        }

        if (text.Length > maxLength)
        {
            return $"The text must not be longer than {maxLength} characters.";
        }

        return IsStorable(text) && !(SingleLine && text.Any(char.IsControl)) ? null : "The text contains a character that is not allowed.";
    }

    private static bool IsStorable(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        // A lone half of a surrogate pair enumerates as the replacement character.
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && text[position] != Rune.ReplacementChar.Value)
            {
                return false;
            }

            position += rune.Utf16SequenceLength;
        }

        return true;
    }
}
