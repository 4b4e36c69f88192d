using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>A staff member's or a client's account came into being.</summary>
public sealed record AccountCreated(
    AccountSnapshot Account,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "account.created";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Account.AccountId.ToString();
}
