using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>
/// Makes entities nest as Telegram's do: links, code and quotes do not overlap; bold and its like are merged per type,
/// then cut wherever another entity begins or ends, and are dropped inside code.
/// </summary>
internal static class EntityFixer
{
    private static readonly string[] SplittableTypes =
        [EntityTypes.Bold, EntityTypes.Italic, EntityTypes.Underline, EntityTypes.Strikethrough, EntityTypes.Spoiler];

    public static List<MessageEntity> Fix(IEnumerable<MessageEntity> entities)
    {
        var sorted = entities.Where(entity => entity.Length > 0).Order(EntityOrder.Instance).ToList();
        if (sorted.Count <= 1)
        {
            return sorted;
        }

        var quotes = WithoutOverlaps(sorted.Where(entity => EntityOrder.IsBlockquote(entity.Type)));
        var solid = WithoutOverlaps(sorted.Where(entity => !EntityOrder.IsBlockquote(entity.Type) && !EntityOrder.IsSplittable(entity.Type)))
            .Where(entity => quotes.TrueForAll(quote => IsInside(entity, quote) || IsApart(entity, quote)))
            .Concat(quotes)
            .ToList();
        var runs = SplittableTypes
            .SelectMany(type => Merged(sorted.Where(entity => entity.Type == type)))
            .ToList();
        return [.. solid.Concat(Cut(runs, solid)).Order(EntityOrder.Instance)];
    }

    private static List<MessageEntity> WithoutOverlaps(IEnumerable<MessageEntity> sorted)
    {
        var kept = new List<MessageEntity>();
        foreach (var entity in sorted)
        {
            if (kept.Count == 0 || entity.Offset >= kept[^1].End)
            {
                kept.Add(entity);
            }
        }

        return kept;
    }

    private static List<MessageEntity> Merged(IEnumerable<MessageEntity> sortedOfOneType)
    {
        var runs = new List<MessageEntity>();
        foreach (var entity in sortedOfOneType)
        {
            if (runs.Count > 0 && entity.Offset <= runs[^1].End)
            {
                runs[^1] = runs[^1] with { Length = Math.Max(runs[^1].End, entity.End) - runs[^1].Offset };
            }
            else
            {
                runs.Add(entity);
            }
        }

        return runs;
    }

    private static IEnumerable<MessageEntity> Cut(List<MessageEntity> runs, List<MessageEntity> solid)
    {
        var cuts = new SortedSet<int>(runs.Select(run => run.Offset)
            .Concat(solid.SelectMany(entity => (int[])[entity.Offset, entity.End])));
        foreach (var run in runs)
        {
            var from = run.Offset;
            foreach (var to in cuts.GetViewBetween(run.Offset + 1, run.End).Append(run.End).Distinct())
            {
                var piece = run with { Offset = from, Length = to - from };
                if (!solid.Exists(entity => EntityOrder.IsVerbatim(entity.Type) && IsInside(piece, entity)))
                {
                    yield return piece;
                }

                from = to;
            }
        }
    }

    private static bool IsInside(MessageEntity inner, MessageEntity outer) => inner.Offset >= outer.Offset && inner.End <= outer.End;

    private static bool IsApart(MessageEntity a, MessageEntity b) => a.End <= b.Offset || b.End <= a.Offset;
}
