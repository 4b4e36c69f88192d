using System.Text;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Takes out characters that Telegram does not keep and the blanks at both ends; entities move along.</summary>
internal static class TextCleaner
{
    public static FormattedText Clean(FormattedText source)
    {
        var text = new StringBuilder(source.Text.Length);
        var moved = new int[source.Text.Length + 1];
        for (var i = 0; i < source.Text.Length; i++)
        {
            moved[i] = text.Length;
            if (!IsDropped(source.Text[i]))
            {
                text.Append(source.Text[i] < ' ' && source.Text[i] != '\n' ? ' ' : source.Text[i]);
            }
        }

        moved[source.Text.Length] = text.Length;
        var end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\n')
        {
            end--;
        }

        var entities = source.Entities.Select(entity => Move(entity, moved, end)).Where(entity => entity.Length > 0).ToList();

        // Leading blanks stay when they are part of an entity.
        var firstEntity = entities.Count == 0 ? end : entities.Min(entity => entity.Offset);
        var start = 0;
        while (start < firstEntity && text[start] is ' ' or '\n')
        {
            start++;
        }

        var kept = start > 0 ? entities.ConvertAll(entity => entity with { Offset = entity.Offset - start }) : entities;
        return new FormattedText(text.ToString(start, end - start), kept);
    }

    private static MessageEntity Move(MessageEntity entity, int[] moved, int end)
    {
        var from = moved[entity.Offset];
        return entity with { Offset = from, Length = Math.Min(moved[entity.End], end) - from };
    }

    /// <summary>Carriage returns, marks that turn the direction of what follows, and combining lines that smear over neighbours.</summary>
    private static bool IsDropped(char c) => c is '\r' or (>= '\u2028' and <= '\u202E') or '\u0333' or '\u033F' or '\u030A';
}
