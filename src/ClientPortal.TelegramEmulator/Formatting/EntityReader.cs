using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Reads the parameters <c>entities</c> and <c>caption_entities</c>.</summary>
internal static class EntityReader
{
    public static List<MessageEntity> Read(string json, string text)
    {
        using var document = JsonFields.TryParse(json);
        if (document?.RootElement.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var entities = new List<MessageEntity>();
        foreach (var element in document.RootElement.EnumerateArray())
        {
            if (Read(element) is not { } entity)
            {
                continue;
            }

            Check(entity, text);
            entities.Add(entity);
        }

        return entities;
    }

    private static MessageEntity? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refusal("expected an Object");
        }

        try
        {
            var entity = new MessageEntity
            {
                Offset = (int)Math.Clamp(element.RequiredNumber("offset"), int.MinValue, int.MaxValue),
                Length = (int)Math.Clamp(element.RequiredNumber("length"), int.MinValue, int.MaxValue),
                Type = element.RequiredText("type"),
            };
            return Typed(entity, element);
        }
        catch (BotApiException exception)
        {
            throw Refusal(exception.Message["Bad Request: ".Length..]);
        }
    }

    private static MessageEntity? Typed(MessageEntity entity, JsonElement element) => entity.Type switch
    {
        EntityTypes.Bold or EntityTypes.Italic or EntityTypes.Underline or EntityTypes.Strikethrough or EntityTypes.Spoiler
            or EntityTypes.Code or EntityTypes.Blockquote or EntityTypes.ExpandableBlockquote => entity,
        EntityTypes.Pre => entity with { Language = element.OptionalText("language") },
        EntityTypes.TextLink => EntityLinks.Create(entity.Offset, entity.Length, element.RequiredText("url")),
        EntityTypes.TextMention => entity with
        {
            User = new User { Id = (element.OptionalObject("user") ?? throw BotApiException.BadRequest("Can't find field \"user\"")).RequiredNumber("id"), FirstName = "" },
        },
        EntityTypes.CustomEmoji => entity with { CustomEmojiId = element.RequiredText("custom_emoji_id") },
        EntityTypes.DateTime => EntityTimes.Create(
            entity.Offset, entity.Length, element.RequiredNumber("unix_time"), element.OptionalText("date_time_format") ?? ""),

        // Telegram finds these by itself.
        EntityTypes.Mention or EntityTypes.Hashtag or EntityTypes.Cashtag or EntityTypes.BotCommand or EntityTypes.Url
            or EntityTypes.Email or EntityTypes.PhoneNumber or EntityTypes.BankCardNumber => null,
        _ => throw BotApiException.BadRequest("Unsupported type specified"),
    };

    private static void Check(MessageEntity entity, string text)
    {
        if (entity.Offset is < 0 or > 1_000_000)
        {
            throw BotApiException.BadRequest($"Receive an entity with incorrect offset {entity.Offset}");
        }

        if (entity.Length is < 0 or > 1_000_000)
        {
            throw BotApiException.BadRequest($"Receive an entity with incorrect length {entity.Length}");
        }

        if (entity.Offset > text.Length)
        {
            throw BotApiException.BadRequest($"Entity begins after the end of the text at UTF-16 offset {entity.Offset}");
        }

        if (entity.End > text.Length)
        {
            throw BotApiException.BadRequest(
                $"Entity beginning at UTF-16 offset {entity.Offset} ends after the end of the text at UTF-16 offset {entity.End}");
        }
    }

    private static BotApiException Refusal(string reason) => BotApiException.BadRequest($"Can't parse MessageEntity: {reason}");
}
