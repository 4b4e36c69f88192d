using System.Globalization;
using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>Telegram accepted a notification.</summary>
/// <param name="TelegramMessageId">The message in the chat.</param>
/// <param name="PossiblyDuplicate">True when an earlier attempt had no known outcome, so that the message may stand twice.</param>
public sealed record NotificationSent(
    NotificationSnapshot Notification,
    long TelegramMessageId,
    bool PossiblyDuplicate,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "notification.sent";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Notification.NotificationId.ToString(CultureInfo.InvariantCulture);
}
