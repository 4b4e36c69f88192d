using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An account's name, role, language or time zone changed, or it was activated again.</summary>
public sealed record AccountChanged(
    AccountSnapshot Account,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "account.changed";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Account.AccountId.ToString();
}
