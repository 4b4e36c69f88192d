namespace ClientPortal.NotificationStore;

/// <summary>What the bot takes the next message for.</summary>
public enum DialogStep
{
    /// <summary>A comment on a ticket.</summary>
    Answer,

    /// <summary>A new ticket's subject.</summary>
    Subject,

    /// <summary>A new ticket's text.</summary>
    Text,

    /// <summary>The text of a new ticket that goes on with a closed one; with a draft, a button is waited for.</summary>
    FollowUp,

    /// <summary>Nothing.</summary>
    Ended,
}
