using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>What became of one message, for staff. Its text is left out.</summary>
/// <param name="Recipient">Null for a chat of somebody who is not connected.</param>
/// <param name="Cause">Why it is not sent, or not yet; null once sent.</param>
/// <param name="Error">Telegram's last description.</param>
/// <param name="NotBefore">Of its next attempt; null when it may go at once or not at all.</param>
/// <param name="RecipientName">Null for a chat, and for an account that no event told of yet.</param>
public sealed record NotificationRecord(
    long Id,
    RecipientSnapshot? Recipient,
    string NotificationType,
    Guid? ReferenceId,
    Guid? EventId,
    int Part,
    NotificationState State,
    string? Cause,
    int? ErrorCode,
    string? Error,
    int Attempts,
    bool PossiblyDuplicate,
    long? TelegramMessageId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? NotBefore,
    string? RecipientName);
