using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ClientPortal.Api.Validation;

/// <summary>
/// A decimal number as text with a point, such as <c>1200.50</c>: no sign, no exponent, no digit groups. Text, since JSON numbers lose digits on their
/// way through many readers. Null passes.
/// </summary>
/// <param name="min">Smallest value.</param>
/// <param name="max">Largest value.</param>
/// <param name="places">Digits after the point at most.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class DecimalTextAttribute(string min, string max, int places) : ValidationAttribute
{
    private const int Longest = 32;

    private readonly decimal _min = Parse(min);
    private readonly decimal _max = Parse(max);

    /// <summary>Reads a text that has passed the validation.</summary>
    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string text || IsNumber(text)
            ? ValidationResult.Success
            : new($"A number as text from {min} to {max}, with {places} digits after the point at most.", [validationContext.MemberName ?? ""]);

    private bool IsNumber(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return text.Length <= Longest
            && text.Length > 0
            && char.IsAsciiDigit(text[0])
            && char.IsAsciiDigit(text[^1])
            && (point < 0 || text.Length - point - 1 <= places)
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= _min
            && number <= _max;
    }
}
