using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>Messages keep the Bot API's own field names inside the control API's answers.</summary>
internal sealed class BotMessageConverter : JsonConverter<Message>
{
    public override Message? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, BotJson.Wire.Message);

    public override void Write(Utf8JsonWriter writer, Message value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, BotJson.Wire.Message);
}
