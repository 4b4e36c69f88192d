namespace ClientPortal.NotificationStore;

/// <summary>Where a recipient's connection to Telegram stands.</summary>
public enum LinkState
{
    /// <summary>Never connected, or disconnected.</summary>
    NotConnected,

    /// <summary>Messages are delivered.</summary>
    Active,

    /// <summary>Connected, but nothing can be delivered for now: the bot is blocked, say.</summary>
    Suspended,
}
