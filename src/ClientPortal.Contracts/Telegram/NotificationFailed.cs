using System.Globalization;
using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A notification will not be sent; staff see why.</summary>
/// <param name="Cause">Stable code, for example <c>bot_blocked</c> or <c>attempts_exhausted</c>.</param>
/// <param name="ErrorCode">Telegram's error code, when it answered.</param>
/// <param name="Error">Telegram's description, when it answered.</param>
public sealed record NotificationFailed(
    NotificationSnapshot Notification,
    string Cause,
    int? ErrorCode,
    string? Error,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "notification.failed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Notification.NotificationId.ToString(CultureInfo.InvariantCulture);
}
