using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Makes the entity of a closed tag.</summary>
internal static class HtmlEntityFactory
{
    /// <summary>The entity, or null when the tag formats nothing, as a link to nowhere.</summary>
    public static MessageEntity? Create(OpenTag tag, int length, Func<string> inner) => tag.Name switch
    {
        "b" or "strong" => Plain(tag, length, EntityTypes.Bold),
        "i" or "em" => Plain(tag, length, EntityTypes.Italic),
        "u" or "ins" => Plain(tag, length, EntityTypes.Underline),
        "s" or "strike" or "del" => Plain(tag, length, EntityTypes.Strikethrough),
        "tg-spoiler" or "span" => Plain(tag, length, EntityTypes.Spoiler),
        "blockquote" => Plain(tag, length, tag.Argument.Length > 0 ? EntityTypes.ExpandableBlockquote : EntityTypes.Blockquote),
        "a" => EntityLinks.Create(tag.Offset, length, tag.Argument.Length > 0 ? tag.Argument : inner()),
        "tg-emoji" => Emoji(tag, length),
        "tg-time" => EntityTimes.Create(tag.Offset, length, tag.UnixTime, tag.Argument),
        _ => throw new InvalidOperationException($"No entity for the tag {tag.Name}."),
    };

    private static MessageEntity Plain(OpenTag tag, int length, string type) =>
        new() { Offset = tag.Offset, Length = length, Type = type };

    private static MessageEntity Emoji(OpenTag tag, int length) =>
        long.TryParse(tag.Argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0
            ? Plain(tag, length, EntityTypes.CustomEmoji) with { CustomEmojiId = tag.Argument }
            : throw new FormattingException("Invalid custom emoji identifier specified");
}
