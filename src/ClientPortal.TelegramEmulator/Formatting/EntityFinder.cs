using System.Text.RegularExpressions;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Finds what Telegram marks by itself: commands, mentions, hashtags, addresses, e-mail addresses.</summary>
internal static partial class EntityFinder
{
    private const int Timeout = 1000;

    public static IEnumerable<MessageEntity> Find(string text)
    {
        if (text.AsSpan().IndexOfAny("@/#.") < 0)
        {
            return [];
        }

        // Earlier kinds win where two would overlap.
        return Matches(Email(), text, EntityTypes.Email)
            .Concat(Matches(Url(), text, EntityTypes.Url).Select(TrimEnd(text)))
            .Concat(Matches(Mention(), text, EntityTypes.Mention))
            .Concat(Matches(Command(), text, EntityTypes.BotCommand))
            .Concat(Matches(Hashtag(), text, EntityTypes.Hashtag))
            .Aggregate(new List<MessageEntity>(), (kept, entity) =>
            {
                if (kept.TrueForAll(other => other.End <= entity.Offset || entity.End <= other.Offset))
                {
                    kept.Add(entity);
                }

                return kept;
            });
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
        @"(?:(?:https?|ftp|tg|ton)://[^\s<>""«»]+|(?<![\w@./-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:com|org|net|ru|рф|su|io|dev|app|me|info|biz|eu|de|uk|us|by|kz|ua|online|site|tech|cloud)(?::\d{1,5})?(?![\w-])(?:[/?#][^\s<>""«»]*)?)",
        RegexOptions.IgnoreCase,
        Timeout)]
    private static partial Regex Url();
}
