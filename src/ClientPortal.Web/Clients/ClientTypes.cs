using ClientPortal.Web.Invites;

namespace ClientPortal.Web.Clients;

// The Api's answers, cut to what the pages show.

/// <summary>A client with its account.</summary>
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
    ClientAccount Account,
    long Version) : ISignsIn;

/// <summary>The account that a client signs in with.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="HasPassword">False until the invite was accepted.</param>
public sealed record ClientAccount(Guid Id, string UserName, string Language, string TimeZone, bool HasPassword);

public sealed record ClientSummary(Guid Id, string Name, string? ContactName, string? Email, string? Phone, bool Active);

/// <summary>A new client, with the link for its first password.</summary>
/// <param name="Invite">Null where the same form was sent before.</param>
public sealed record CreatedClient(ClientView Client, InviteLink? Invite);
