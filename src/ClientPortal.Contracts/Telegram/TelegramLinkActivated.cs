using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A recipient connected a Telegram account.</summary>
public sealed record TelegramLinkActivated(
    LinkSnapshot Link,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "telegram.link.activated";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Link.Recipient.RecipientId.ToString();
}
