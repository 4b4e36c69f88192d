using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Formatting;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

internal sealed class SetMessageReaction(World world, ChatAccess access, MessageWriter writer) : IBotMethod
{
    public IReadOnlyList<string> Names => ["setMessageReaction"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var reactions = Read(call.Text("reaction"));
        if (reactions.Count > 1)
        {
            throw BotApiException.BadRequest("REACTIONS_TOO_MANY");
        }

        lock (world.Gate)
        {
            var chat = access.Edit(call);
            if (chat.Find(call.MessageId()) is not { DeletedAt: null } entry)
            {
                throw BotApiException.BadRequest("message to react not found");
            }

            writer.Change(chat, entry with { BotReactions = reactions.Count == 0 ? null : reactions });
        }

        return new(MethodResult.True);
    }

    private static List<ReactionType> Read(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using var document = JsonFields.TryParse(json) ?? throw BotApiException.BadRequest("Can't parse reaction types JSON object");
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(Read)]
            : throw BotApiException.BadRequest("Expected an Array of ReactionType");
    }

    private static ReactionType Read(JsonElement element)
    {
        var type = Field(element, "type");
        return type switch
        {
            "emoji" when Field(element, "emoji") is var emoji => AllowedReactions.Contains(emoji)
                ? new ReactionType { Type = type, Emoji = emoji }
                : throw BotApiException.BadRequest("REACTION_INVALID"),
            "custom_emoji" => new ReactionType { Type = type, CustomEmojiId = Field(element, "custom_emoji_id") },
            _ => throw Unreadable("invalid reaction type specified"),
        };
    }

    /// <summary>Telegram says of what the field is missing, where other methods name the field alone.</summary>
    private static string Field(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable("expected an Object");
        }

        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            throw Unreadable($"Can't find field \"{name}\"");
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Unreadable($"Field \"{name}\" must be of type String"),
        };
    }

    private static BotApiException Unreadable(string reason) => BotApiException.BadRequest($"Can't parse ReactionType: {reason}");
}
