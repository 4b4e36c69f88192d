using System.Diagnostics;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Linking;

/// <summary>What the bot says when a link begins or ends. Bound to the chat, not to the link: the end of the link does not cancel it.</summary>
internal static class LinkNotices
{
    public static NewNotification Of(
        long botId, long chatId, Wording wording, string html, Guid eventId, short part = 0, long? editMessageId = null) => new()
    {
        Target = new ChatTarget(botId, chatId, Generation: null),
        NotificationType = NotificationTypes.LinkNotice,
        EventId = eventId,
        Part = part,
        Text = html,
        Language = wording.Language,
        Priority = NotificationPriority.Urgent,
        EditMessageId = editMessageId,
        TraceParent = Activity.Current?.Id,
    };

    /// <summary>To the chat of a link that ends; nothing where it would not arrive, or where another bot would have to say it.</summary>
    public static IReadOnlyList<NewNotification> ToChatOf(Link link, long botId, Wording wording, string html, Guid eventId, short part = 0) =>
        link is { State: LinkState.Active, ChatId: { } chatId } && link.BotId == botId ? [Of(botId, chatId, wording, html, eventId, part)] : [];
}
