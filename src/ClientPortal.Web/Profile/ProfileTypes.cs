using ClientPortal.Contracts;

namespace ClientPortal.Web.Profile;

// The Api's answers, cut to what the pages show.

/// <summary>The reader's own account.</summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record MyAccount(Guid Id, string UserName, AccountRole Role, string Name, string Language, string TimeZone, long Version);

/// <summary>Where the account is signed in.</summary>
/// <param name="Current">The session that asks.</param>
public sealed record AccountSession(Guid Id, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current);

/// <summary>What the profile's form shows.</summary>
/// <param name="NameIsKept">By staff: a client cannot change its company's name.</param>
public sealed record ProfileForm(string UserName, string Name, bool NameIsKept, string Language, string TimeZone, string Version)
{
    /// <summary>What is wrong with all of it.</summary>
    public string? Error { get; init; }

    public string? NameError { get; init; }

    /// <summary>How it stands now, where somebody else changed it meanwhile.</summary>
    public MyAccount? Current { get; init; }

    internal static ProfileForm Of(MyAccount account) => new(
        account.UserName, account.Name, account.Role == AccountRole.Client, account.Language, account.TimeZone, account.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>What is wrong with a change of the password.</summary>
/// <param name="Current">With the current one.</param>
/// <param name="Next">With the new one.</param>
/// <param name="Other">With something else.</param>
public sealed record PasswordErrors(string? Current, IReadOnlyList<string> Next, string? Other)
{
    public static PasswordErrors None { get; } = new(null, [], null);
}
