namespace ClientPortal.Contracts;

/// <summary>One row of the notification queue.</summary>
/// <param name="NotificationId">The row's id; the subject of its events.</param>
/// <param name="NotificationType">What it tells, by the name of the event that caused it, or <c>direct_message</c>.</param>
/// <param name="ReferenceId">The ticket or invoice it is about, or null.</param>
/// <param name="EventId">Id of the event that caused it, or null.</param>
/// <param name="Attempts">How often it was sent so far.</param>
public sealed record NotificationSnapshot(
    long NotificationId,
    RecipientSnapshot Recipient,
    string NotificationType,
    Guid? ReferenceId,
    Guid? EventId,
    int Attempts);
