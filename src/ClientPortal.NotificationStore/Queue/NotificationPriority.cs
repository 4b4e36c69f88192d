namespace ClientPortal.NotificationStore;

/// <summary>Which chat goes first when not all may. Within a chat the order of the rows holds, whatever their priority.</summary>
public enum NotificationPriority
{
    /// <summary>Somebody waits for it now: an answer of the bot, a direct message.</summary>
    Urgent = 0,

    /// <summary>The default.</summary>
    Normal = 1,

    /// <summary>Announcements to many; may wait for hours.</summary>
    Bulk = 2,
}
