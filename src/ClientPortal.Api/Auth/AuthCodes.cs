namespace ClientPortal.Api.Auth;

/// <summary>Problems of signing in.</summary>
public static class AuthCodes
{
    public const string InvalidCredentials = "invalid_credentials";
    public const string LockedOut = "locked_out";
    public const string InvalidRefreshToken = "invalid_refresh_token";
}
