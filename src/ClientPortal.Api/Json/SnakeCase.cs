using System.Text.Json;

namespace ClientPortal.Api.Json;

/// <summary>Enum values as JSON, SQL and query strings have them: <c>waiting_for_client</c>.</summary>
public static class SnakeCase
{
    /// <summary>The value's name in snake_case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>False when no value has exactly this name.</summary>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.ByName.TryGetValue(text, out value);
    }

    /// <summary>For text that came from our own database.</summary>
    public static T Parse<T>(string text)
        where T : struct, Enum => Names<T>.ByName[text];

    /// <summary>All names, in the order of declaration.</summary>
    public static IReadOnlyCollection<string> NamesOf<T>()
        where T : struct, Enum => Names<T>.ByName.Keys;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
