using System.Diagnostics.CodeAnalysis;

namespace ClientPortal.Api.Json;

#pragma warning disable CA1000 // IParsable asks for static members.
/// <summary>An enum value in a query string, by its snake_case name: <c>?status=waiting_for_client</c>. Anything else is a 400.</summary>
public readonly record struct Choice<T>(T Value) : IParsable<Choice<T>>
    where T : struct, Enum
{
    public static Choice<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException($"\"{s}\" is none of {string.Join(", ", SnakeCase.NamesOf<T>())}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<T> result)
    {
        var known = SnakeCase.TryParse<T>(s, out var value);
        result = new(value);
        return known;
    }

    public override string ToString() => SnakeCase.Of(Value);
}
