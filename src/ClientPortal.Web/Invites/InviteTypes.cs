using ClientPortal.Contracts;

namespace ClientPortal.Web.Invites;

// The Api's answers, cut to what the pages show.

/// <summary>A link to hand over, which the Api tells once.</summary>
/// <param name="Url">Null where the Api does not know the portal's address.</param>
public sealed record InviteLink(string Token, string? Url, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(InviteLink)} until {ExpiresAt:O}";
}

/// <summary>Whose password a link sets.</summary>
public sealed record InvitedAccount(string UserName, string Name, AccountRole Role, string Language);

/// <summary>What the page of a link shows.</summary>
/// <param name="Token">The link's token; null while it is asked for.</param>
/// <param name="Account">Null while the link is not known to be good.</param>
/// <param name="Errors">What is wrong with what was sent.</param>
public sealed record InviteForm(string? Token, InvitedAccount? Account, IReadOnlyList<string> Errors)
{
    /// <summary>The link does not work (any more).</summary>
    public bool Gone { get; init; }

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(InviteForm)} of {Account?.UserName}";
}
