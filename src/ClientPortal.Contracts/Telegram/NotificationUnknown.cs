using System.Globalization;
using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>Telegram did not answer, so a notification may or may not have arrived; it is held for a person.</summary>
/// <param name="Cause">Stable code, for example <c>no_answer</c>.</param>
public sealed record NotificationUnknown(
    NotificationSnapshot Notification,
    string Cause,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "notification.unknown";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Notification.NotificationId.ToString(CultureInfo.InvariantCulture);
}
