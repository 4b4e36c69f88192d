namespace ClientPortal.Api.Accounts.Invites;

/// <summary>A link to hand over; shown this once, since only its hash is kept.</summary>
/// <param name="Token">What <c>/api/auth/invites/accept</c> takes.</param>
/// <param name="Url">The portal's page for it; null while <c>Portal:PublicUrl</c> is not set.</param>
public sealed record InviteLink(string Token, string? Url, DateTimeOffset ExpiresAt);
