using System.Text.RegularExpressions;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Finds what Telegram marks by itself: commands, mentions, hashtags, addresses, e-mail addresses.</summary>
internal static partial class EntityFinder
{
    private const int Timeout = 1000;

    public static List<MessageEntity> Find(string text)
    {
        // Earlier kinds win where two would overlap. Most texts lack the characters that most kinds need.
        var found = new List<MessageEntity>();
        var hasAt = text.Contains('@', StringComparison.Ordinal);
        if (hasAt)
        {
            Add(found, Matches(Email(), text, EntityTypes.Email));
        }

        if (MayHaveUrl(text))
        {
            Add(found, Matches(Url(), text, EntityTypes.Url).Select(TrimEnd(text)));
        }

        if (hasAt)
        {
            Add(found, Matches(Mention(), text, EntityTypes.Mention));
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            Add(found, Matches(Command(), text, EntityTypes.BotCommand));
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            Add(found, Matches(Hashtag(), text, EntityTypes.Hashtag));
        }

        return found;
    }

    /// <summary>Adds what is found to what was given, except where they overlap; inside a quote both stand.</summary>
    public static List<MessageEntity> AddFound(string text, List<MessageEntity> entities)
    {
        var found = Find(text)
            .Where(entity => entities.TrueForAll(other =>
                EntityOrder.IsSplittable(other.Type) || EntityOrder.IsBlockquote(other.Type)
                || other.End <= entity.Offset || entity.End <= other.Offset))
            .ToList();
        return found.Count == 0 ? entities : EntityFixer.Fix(entities.Concat(found));
    }

    private static void Add(List<MessageEntity> found, IEnumerable<MessageEntity> entities)
    {
        foreach (var entity in entities)
        {
            if (found.TrueForAll(other => other.End <= entity.Offset || entity.End <= other.Offset))
            {
                found.Add(entity);
            }
        }
    }

    /// <summary>A scheme, or a dot between two letters or digits.</summary>
    private static bool MayHaveUrl(string text)
    {
        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = text.IndexOf('.', dot + 1))
        {
            if (dot > 0 && dot + 1 < text.Length && char.IsLetterOrDigit(text[dot - 1]) && char.IsLetterOrDigit(text[dot + 1]))
            {
                return true;
            }
        }

        return text.Contains("://", StringComparison.Ordinal);
    }

    private static IEnumerable<MessageEntity> Matches(Regex pattern, string text, string type) =>
        pattern.Matches(text).Select(match => new MessageEntity { Offset = match.Index, Length = match.Length, Type = type });

    private static Func<MessageEntity, MessageEntity> TrimEnd(string text) => entity =>
        entity with { Length = text.AsSpan(entity.Offset, entity.Length).TrimEnd(".:;,('?!`").Length };

    [GeneratedRegex(@"(?<![\w@])@[A-Za-z0-9_]{2,32}(?!\w)", RegexOptions.None, Timeout)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])", RegexOptions.None, Timeout)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w#])#(?=\w*\p{L})\w{1,256}(?![\w#])", RegexOptions.None, Timeout)]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![\w.+-])[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w@])", RegexOptions.None, Timeout)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(?:(?:https?|ftp|tg|ton)://[^\s<>""«»]+|(?<![\w@./-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:com|org|net|ru|\u0440\u0444|su|io|dev|app|me|info|biz|eu|de|uk|us|by|kz|ua|online|site|tech|cloud)(?::\d{1,5})?(?![\w-])(?:[/?#][^\s<>""«»]*)?)",
        RegexOptions.IgnoreCase,
        Timeout)]
    private static partial Regex Url();
}
