using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>A message to queue, or, with <see cref="SkipCause"/>, the lasting note that it is not sent.</summary>
public sealed record NewNotification
{
    /// <summary>Whom it is for; null for a chat of somebody who is not connected, then <see cref="Target"/> is required.</summary>
    public RecipientSnapshot? Recipient { get; init; }

    /// <summary>Where it goes; required unless <see cref="SkipCause"/> is set.</summary>
    public ChatTarget? Target { get; init; }

    /// <summary>Why it is not sent, one of <see cref="NotificationCauses"/>; null for a message to send.</summary>
    public string? SkipCause { get; init; }

    /// <summary>One of <see cref="NotificationTypes"/> or an event's name.</summary>
    public required string NotificationType { get; init; }

    /// <summary>Ticket or invoice that it is about.</summary>
    public Guid? ReferenceId { get; init; }

    /// <summary>Id of the causing event or request. A second row with the same event, recipient and part is not added.</summary>
    public Guid? EventId { get; init; }

    /// <summary>0, 1, 2 … where one text is split over several messages.</summary>
    public short Part { get; init; }

    /// <summary>At most 4096 characters after parsing.</summary>
    public required string Text { get; init; }

    /// <summary>True when <see cref="Text"/> is Telegram's HTML, its values escaped; false for plain text.</summary>
    public bool IsHtml { get; init; } = true;

    /// <summary>JSON of Telegram's <c>inline_keyboard</c>: an array of rows of buttons.</summary>
    public string? ButtonsJson { get; init; }

    /// <summary>The message in the chat that this one answers; one that is gone by then is no hindrance.</summary>
    public long? ReplyToMessageId { get; init; }

    /// <summary>The bot's message that <see cref="Text"/> and <see cref="ButtonsJson"/> replace; where it is gone, a new one is sent.</summary>
    public long? EditMessageId { get; init; }

    /// <summary>A file that is sent with <see cref="Text"/> as its caption, at most 1024 characters after parsing.</summary>
    public QueuedDocument? Document { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public NotificationPriority Priority { get; init; } = NotificationPriority.Normal;

    /// <summary>Not sent earlier than this.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; init; }

    /// <summary>Cannot be forwarded or saved.</summary>
    public bool ProtectContent { get; init; }

    /// <summary>W3C trace context that the delivery continues.</summary>
    public string? TraceParent { get; init; }
}
