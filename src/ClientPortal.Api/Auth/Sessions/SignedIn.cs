using ClientPortal.Api.Accounts;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>What a sign-in or a refresh answers.</summary>
/// <param name="AccessToken">Goes into <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshToken">For one call of <c>/api/auth/refresh</c>, which answers with the next one.</param>
public sealed record SignedIn(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, DateTimeOffset RefreshExpiresAt, MyAccount Account);
