using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A link ended, by either side or since the Telegram account is gone.</summary>
/// <param name="Reason">Stable code, for example <c>bot_blocked</c>, <c>chat_not_found</c>, <c>user_deactivated</c>, <c>disconnected_by_user</c>, <c>account_deactivated</c>.</param>
public sealed record TelegramLinkRemoved(
    LinkSnapshot Link,
    string Reason,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "telegram.link.removed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Link.Recipient.RecipientId.ToString();
}
