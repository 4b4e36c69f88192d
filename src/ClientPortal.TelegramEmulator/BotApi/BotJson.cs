using System.Text.Encodings.Web;
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
    /// <summary>Text stays readable UTF-8: the answers are JSON documents, never parts of a page.</summary>
    public static BotJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
