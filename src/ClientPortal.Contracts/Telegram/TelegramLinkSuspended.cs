using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>Nothing can be delivered for now; the link stays and resumes by itself.</summary>
/// <param name="Reason">Stable code, for example <c>bot_blocked</c>, <c>chat_not_found</c>, <c>user_deactivated</c>, <c>disconnected_by_user</c>, <c>account_deactivated</c>.</param>
public sealed record TelegramLinkSuspended(
    LinkSnapshot Link,
    string Reason,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "telegram.link.suspended";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Link.Recipient.RecipientId.ToString();
}
