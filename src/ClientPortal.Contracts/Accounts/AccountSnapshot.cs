namespace ClientPortal.Contracts;

/// <summary>A portal account as it stands right after the event.</summary>
/// <param name="AccountId">The subject of all its events.</param>
/// <param name="ClientId">The client company, for <see cref="AccountRole.Client"/>; else null.</param>
/// <param name="Name">Display name: a staff member's, or the client company's.</param>
/// <param name="Language">Language of what the account reads: <c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name, for example <c>Europe/Moscow</c>.</param>
public sealed record AccountSnapshot(
    Guid AccountId,
    AccountRole Role,
    Guid? ClientId,
    string Name,
    string Language,
    string TimeZone,
    bool Active);

/// <summary>What an account may do.</summary>
public enum AccountRole
{
    /// <summary>Staff who also manage accounts.</summary>
    Admin,

    /// <summary>Answers tickets, issues invoices.</summary>
    Staff,

    /// <summary>A client company.</summary>
    Client,
}
