namespace ClientPortal.Api.Auth;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "The signing keys could not be read; going on with those at hand")]
    public static partial void KeysNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(1102, LogLevel.Warning, "Session {SessionId} of account {AccountId} is revoked: a refresh token was used twice")]
    public static partial void RefreshTokenReused(this ILogger logger, Guid sessionId, Guid accountId);

    [LoggerMessage(1103, LogLevel.Information, "Account {AccountId} signed in, session {SessionId}")]
    public static partial void SignedIn(this ILogger logger, Guid accountId, Guid sessionId);

    [LoggerMessage(1104, LogLevel.Warning, "A user name is locked after {Attempts} wrong passwords")]
    public static partial void UserNameLocked(this ILogger logger, int attempts);

    [LoggerMessage(1105, LogLevel.Warning, "A service failed to authenticate as {ClientId}")]
    public static partial void ServiceRefused(this ILogger logger, string clientId);
}
