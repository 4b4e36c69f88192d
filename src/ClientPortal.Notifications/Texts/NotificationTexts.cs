using ClientPortal.Texts;

namespace ClientPortal.Notifications.Texts;

/// <summary>The words of notifications, in <c>Texts.resx</c> and <c>Texts.ru.resx</c>.</summary>
internal static class NotificationTexts
{
    public static TextSet Set { get; } = new(typeof(NotificationTexts).Assembly, "ClientPortal.Notifications.Texts.Texts");
}
