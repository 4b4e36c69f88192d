namespace ClientPortal.Api.Accounts;

/// <summary>What an account says about itself.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record AccountProfile(string Name, string Language, string TimeZone);
