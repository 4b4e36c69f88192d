namespace ClientPortal.NotificationStore;

/// <summary>Where a queue row stands; <c>docs/queue-states.md</c> draws the moves.</summary>
public enum NotificationState
{
    /// <summary>Waits for its turn in its chat.</summary>
    Pending,

    /// <summary>A dispatcher holds it.</summary>
    Sending,

    /// <summary>Telegram accepted it.</summary>
    Sent,

    /// <summary>Will not be sent; its cause says why.</summary>
    Failed,

    /// <summary>Telegram did not answer; held for a person.</summary>
    Unknown,

    /// <summary>Its link ended, or its recipient did not want it any more, before its turn came.</summary>
    Cancelled,

    /// <summary>Its recipient could not be reached from the start.</summary>
    Skipped,
}
