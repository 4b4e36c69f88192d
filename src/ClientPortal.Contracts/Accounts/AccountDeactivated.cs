using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An account may no longer sign in; its sessions, link and pending notifications end.</summary>
public sealed record AccountDeactivated(
    AccountSnapshot Account,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "account.deactivated";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Account.AccountId.ToString();
}
