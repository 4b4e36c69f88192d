using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClientPortal.BotGateway.Delivery.Messages;

/// <summary>Puts the queue's rows of buttons into the object that Telegram expects.</summary>
internal sealed record InlineKeyboard([property: JsonPropertyName("inline_keyboard")] JsonElement Rows);

[JsonSerializable(typeof(InlineKeyboard))]
internal sealed partial class InlineKeyboardJson : JsonSerializerContext;
