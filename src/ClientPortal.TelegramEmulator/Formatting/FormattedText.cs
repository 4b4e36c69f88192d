using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>A text and its formatted parts.</summary>
internal sealed record FormattedText(string Text, List<MessageEntity> Entities)
{
    public static FormattedText Empty => new("", []);

    /// <summary>Null when there are none, as the Bot API leaves the field out.</summary>
    public IReadOnlyList<MessageEntity>? EntitiesOrNull => Entities.Count == 0 ? null : Entities;

    /// <summary>Length in code points, which is what Telegram's limits count.</summary>
    public int CodePoints => Text.Length - Text.Count(char.IsLowSurrogate);
}
