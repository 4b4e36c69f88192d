using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Tests.Formatting;

internal static class EntityLines
{
    /// <summary>Entities as "type offset length argument", comma-separated.</summary>
    public static string Of(IEnumerable<MessageEntity> entities) => string.Join(", ", entities.Select(entity => string.Join(
        ' ',
        new[]
        {
            entity.Type,
            entity.Offset.ToString(CultureInfo.InvariantCulture),
            entity.Length.ToString(CultureInfo.InvariantCulture),
            entity.Url,
            entity.Language,
            entity.CustomEmojiId,
            entity.User?.Id.ToString(CultureInfo.InvariantCulture),
            entity.UnixTime?.ToString(CultureInfo.InvariantCulture),
            entity.DateTimeFormat,
        }.OfType<string>())));
}
