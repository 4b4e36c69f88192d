using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Kinds of entities and their order: by beginning, the longer first, then by type from the outer to the inner.</summary>
internal sealed class EntityOrder : IComparer<MessageEntity>
{
    public static EntityOrder Instance { get; } = new();

    public static bool IsSplittable(string type) =>
        type is EntityTypes.Bold or EntityTypes.Italic or EntityTypes.Underline or EntityTypes.Strikethrough or EntityTypes.Spoiler;

    public static bool IsBlockquote(string type) => type is EntityTypes.Blockquote or EntityTypes.ExpandableBlockquote;

    /// <summary>Nothing may stand inside these.</summary>
    public static bool IsVerbatim(string type) => type is EntityTypes.Pre or EntityTypes.Code or EntityTypes.DateTime;

    public int Compare(MessageEntity? x, MessageEntity? y)
    {
        var byOffset = x!.Offset.CompareTo(y!.Offset);
        if (byOffset != 0)
        {
            return byOffset;
        }

        var byLength = y.Length.CompareTo(x.Length);
        return byLength != 0 ? byLength : Rank(x.Type).CompareTo(Rank(y.Type));
    }

    private static int Rank(string type) => type switch
    {
        EntityTypes.Blockquote or EntityTypes.ExpandableBlockquote => 0,
        EntityTypes.Pre => 11,
        EntityTypes.Code => 20,
        EntityTypes.TextLink or EntityTypes.TextMention => 49,
        EntityTypes.Bold => 90,
        EntityTypes.Italic => 91,
        EntityTypes.Underline => 92,
        EntityTypes.Strikethrough => 93,
        EntityTypes.Spoiler => 94,
        EntityTypes.CustomEmoji => 99,
        _ => 50,
    };
}
