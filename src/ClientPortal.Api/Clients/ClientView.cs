using ClientPortal.Api.Accounts;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Concurrency;

namespace ClientPortal.Api.Clients;

/// <summary>A client with its account.</summary>
/// <param name="Version">Rises with every change of what is shown here: the client's own, and those of its account, which the client makes itself.</param>
public sealed record ClientView(
    Guid Id,
    string Name,
    string? ContactName,
    string? Email,
    string? Phone,
    string? TaxNumber,
    string? Address,
    bool Active,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ClientAccount Account,
    long Version) : IVersioned
{
    internal static ClientView Of(Client client, Account account) => new(
        client.Id,
        client.Name,
        client.ContactName,
        client.Email,
        client.Phone,
        client.TaxNumber,
        client.Address,
        client.Active,
        client.CreatedAt,
        client.UpdatedAt,
        ClientAccount.Of(account),
        VersionOf(client, account));

    // Each of them only ever rises, so the same sum says that neither has changed. A new client has 1.
    internal static long VersionOf(Client client, Account account) => client.Version + account.VersionWithPassword - 1;
}

/// <summary>The account that a client signs in with.</summary>
/// <param name="HasPassword">False until the invite was accepted.</param>
public sealed record ClientAccount(Guid Id, string UserName, string Language, string TimeZone, bool HasPassword)
{
    internal static ClientAccount Of(Account account) => new(account.Id, account.UserName!, account.Language, account.TimeZone, account.PasswordHash is not null);
}

/// <summary>A client in a list.</summary>
public sealed record ClientSummary(Guid Id, string Name, string? ContactName, string? Email, string? Phone, bool Active, DateTimeOffset CreatedAt)
{
    internal static ClientSummary Of(Client client) => new(client.Id, client.Name, client.ContactName, client.Email, client.Phone, client.Active, client.CreatedAt);
}

/// <summary>The new client, and the link to hand over to it.</summary>
/// <param name="Invite">Null in the answer to a repeat: the link is kept nowhere. Ask for a new one then.</param>
public sealed record CreatedClient(ClientView Client, InviteLink? Invite);
