using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A suspended link delivers again.</summary>
public sealed record TelegramLinkResumed(
    LinkSnapshot Link,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "telegram.link.resumed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Link.Recipient.RecipientId.ToString();
}
