using System.Globalization;
using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Reads fields of a JSON parameter with Telegram's leniency (numbers as texts and texts as numbers) and its error texts.</summary>
internal static class JsonFields
{
    public static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string RequiredText(this JsonElement element, string name) =>
        element.OptionalText(name) ?? throw Missing(name);

    public static string? OptionalText(this JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw BotApiException.BadRequest($"Field \"{name}\" must be of type String"),
        };

    public static long RequiredNumber(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            throw Missing(name);
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => throw BotApiException.BadRequest($"Field \"{name}\" must be a Number"),
        };
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BotApiException.BadRequest($"Field \"{name}\" must be a valid Number");
    }

    public static bool OptionalFlag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw BotApiException.BadRequest($"Field \"{name}\" must be of type Boolean"),
        };

    public static JsonElement? OptionalObject(this JsonElement element, string name) => Optional(element, name, JsonValueKind.Object);

    public static JsonElement? OptionalArray(this JsonElement element, string name) => Optional(element, name, JsonValueKind.Array);

    private static JsonElement? Optional(JsonElement element, string name, JsonValueKind kind) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == kind ? value
            : throw BotApiException.BadRequest($"Field \"{name}\" must be of type {kind}");

    private static BotApiException Missing(string name) => BotApiException.BadRequest($"Can't find field \"{name}\"");
}
