using ClientPortal.Contracts;
using ClientPortal.Web.Invites;

namespace ClientPortal.Web.Accounts;

// The Api's answers, cut to what the pages show.

/// <summary>An account of staff or of an administrator.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="HasPassword">False until an invite was accepted.</param>
public sealed record AccountView(
    Guid Id, string UserName, AccountRole Role, string Name, string Language, string TimeZone, bool Active, bool HasPassword, DateTimeOffset CreatedAt, long Version) : ISignsIn;

/// <summary>A new account, with the link for its first password.</summary>
/// <param name="Invite">Null where the same form was sent before.</param>
public sealed record CreatedAccount(AccountView Account, InviteLink? Invite);
