using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Texts;

namespace ClientPortal.Notifications.Telling;

/// <summary>One event to tell: whom, and in which words.</summary>
/// <param name="ReferenceId">The ticket or invoice.</param>
internal sealed record Announcement(Audience Audience, Guid ReferenceId, Func<Reader, Message> Write);
