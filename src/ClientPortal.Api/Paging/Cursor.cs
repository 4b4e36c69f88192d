using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.Api.Problems;

namespace ClientPortal.Api.Paging;

/// <summary>
/// A place in a sorted list, opaque to callers: the last entry's sort key as JSON in base64url. Not signed, since it only says where
/// to go on; whose rows are seen is decided by the query.
/// </summary>
internal static class Cursor
{
    // Letters as they are: an escaped one takes six characters, and a name of them makes a cursor too long for a query string.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // All members and no others: the cursor of another list is refused, not read as a place in this one.
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new StorableText() },
    };

    private sealed record Envelope<TKey>(string Order, TKey Key);

    public static string Encode<TKey>(TKey key, string order) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Envelope<TKey>(order, key), Json));

    public static TKey Decode<TKey>(string text, string order)
        where TKey : class
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope<TKey>>(Base64Url.DecodeFromChars(text), Strict);
            if (envelope?.Key is { } key && string.Equals(envelope.Order, order, StringComparison.Ordinal))
            {
                return key;
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw Refused();
        }

        throw Refused();
    }

    /// <summary>Refuses U+0000: no name has it, and the database is not asked with it (see <see cref="QueryCharactersMiddleware"/>).</summary>
    private sealed class StorableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private static InvalidRequestException Refused() => new("cursor", "The cursor is not one of this list.", RequestCodes.InvalidCursor);
}
