using ClientPortal.Contracts;

namespace ClientPortal.Web.Sessions;

/// <summary>What a session holds, encrypted: the Api's tokens, and who is signed in.</summary>
internal sealed record SessionContent(string AccessToken, string RefreshToken, SessionAccount Account)
{
    /// <summary>Without the tokens.</summary>
    public override string ToString() => $"{nameof(SessionContent)} of {Account.Id}";
}

/// <summary>The signed-in account, as it was when its tokens were renewed last.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record SessionAccount(Guid Id, string UserName, AccountRole Role, Guid? ClientId, string Name, string Language, string TimeZone)
{
    public bool IsClient => Role == AccountRole.Client;
}

/// <summary>The Api's answer to a sign-in or a refresh.</summary>
/// <param name="ExpiresIn">Seconds.</param>
internal sealed record SignedIn(string AccessToken, int ExpiresIn, string RefreshToken, DateTimeOffset RefreshExpiresAt, SessionAccount Account)
{
    /// <summary>Without the tokens.</summary>
    public override string ToString() => $"{nameof(SignedIn)} of {Account.Id}";
}
