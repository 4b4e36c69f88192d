using System.Text.Json;
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
[JsonSerializable(typeof(GetUpdatesRequest))]
[JsonSerializable(typeof(SetWebhookRequest))]
[JsonSerializable(typeof(DeleteWebhookRequest))]
[JsonSerializable(typeof(SetMessageReactionRequest))]
[JsonSerializable(typeof(LeaveChatRequest))]
[JsonSerializable(typeof(GetMyCommandsRequest))]
[JsonSerializable(typeof(GetFileRequest))]
[JsonSerializable(typeof(InlineKeyboardMarkup))]
[JsonSerializable(typeof(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>>), TypeInfoPropertyName = "ButtonRows")]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(BotApiResponse<User>), TypeInfoPropertyName = "UserResponse")]
[JsonSerializable(typeof(BotApiResponse<Message>), TypeInfoPropertyName = "MessageResponse")]
[JsonSerializable(typeof(BotApiResponse<Chat>), TypeInfoPropertyName = "ChatResponse")]
[JsonSerializable(typeof(BotApiResponse<bool>), TypeInfoPropertyName = "BoolResponse")]
[JsonSerializable(typeof(BotApiResponse<long>), TypeInfoPropertyName = "LongResponse")]
[JsonSerializable(typeof(BotApiResponse<JsonElement[]>), TypeInfoPropertyName = "UpdatesResponse")]
[JsonSerializable(typeof(BotApiResponse<WebhookInfo>), TypeInfoPropertyName = "WebhookInfoResponse")]
[JsonSerializable(typeof(BotApiResponse<BotCommand[]>), TypeInfoPropertyName = "CommandsResponse")]
[JsonSerializable(typeof(BotApiResponse<BotFile>), TypeInfoPropertyName = "FileResponse")]
internal sealed partial class BotApiJson : JsonSerializerContext;
