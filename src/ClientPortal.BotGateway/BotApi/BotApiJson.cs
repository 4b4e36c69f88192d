using System.Text.Json.Serialization;

namespace ClientPortal.BotGateway.BotApi;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(EditMessageTextRequest))]
[JsonSerializable(typeof(EditMessageReplyMarkupRequest))]
[JsonSerializable(typeof(DeleteMessageRequest))]
[JsonSerializable(typeof(AnswerCallbackQueryRequest))]
[JsonSerializable(typeof(SetMyCommandsRequest))]
[JsonSerializable(typeof(GetChatRequest))]
[JsonSerializable(typeof(InlineKeyboardMarkup))]
[JsonSerializable(typeof(BotApiResponse<User>), TypeInfoPropertyName = "UserResponse")]
[JsonSerializable(typeof(BotApiResponse<Message>), TypeInfoPropertyName = "MessageResponse")]
[JsonSerializable(typeof(BotApiResponse<Chat>), TypeInfoPropertyName = "ChatResponse")]
[JsonSerializable(typeof(BotApiResponse<bool>), TypeInfoPropertyName = "BoolResponse")]
internal sealed partial class BotApiJson : JsonSerializerContext;
