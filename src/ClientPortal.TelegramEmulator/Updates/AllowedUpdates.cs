using System.Text.Json;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.Updates;

/// <summary>Reads <c>allowed_updates</c>.</summary>
internal static class AllowedUpdates
{
    /// <summary>Absent or unreadable keeps the present setting; a list without any known name means the default set (null).</summary>
    public static IReadOnlyList<string>? Read(string json, IReadOnlyList<string>? present)
    {
        using var document = json.Length == 0 ? null : JsonFields.TryParse(json);
        if (document?.RootElement.ValueKind != JsonValueKind.Array
            || document.RootElement.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String))
        {
            return present;
        }

        var asked = document.RootElement.EnumerateArray().Select(name => name.GetString()!.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var known = UpdateTypes.Known.Where(asked.Contains).ToList();
        return known.Count == 0 ? null : known;
    }
}
