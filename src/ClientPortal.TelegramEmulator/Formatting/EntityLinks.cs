using System.Globalization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Links inside a text.</summary>
internal static class EntityLinks
{
    private const string UserLink = "tg://user?id=";

    /// <summary>A text link, a mention for <c>tg://user?id=…</c>, or null for an address that Telegram would drop.</summary>
    public static MessageEntity? Create(int offset, int length, string url)
    {
        if (UserId(url) is { } userId)
        {
            return new MessageEntity
            {
                Offset = offset,
                Length = length,
                Type = EntityTypes.TextMention,
                User = new User { Id = userId, FirstName = "" },
            };
        }

        var link = LinkChecker.Check(url);
        return link.Url is null
            ? null
            : new MessageEntity { Offset = offset, Length = length, Type = EntityTypes.TextLink, Url = link.Url };
    }

    public static long? UserId(string url) =>
        url.StartsWith(UserLink, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(url.AsSpan(UserLink.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : null;
}
