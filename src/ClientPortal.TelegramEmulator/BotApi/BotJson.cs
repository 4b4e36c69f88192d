using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>The Bot API's JSON: snake_case, absent instead of null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(IReadOnlyList<Update>))]
[JsonSerializable(typeof(ChatFullInfo))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(FileInfoResult))]
[JsonSerializable(typeof(IReadOnlyList<BotCommand>))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(ResponseParameters))]
[JsonSerializable(typeof(ReplyInterface))]
[JsonSerializable(typeof(IReadOnlyList<ReactionType>))]
[JsonSerializable(typeof(bool))]
internal sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>As Telegram does it, everything beyond ASCII is escaped; that also lets the generated code write directly.</summary>
    public static BotJson Wire => Default;

    public static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true };
}
