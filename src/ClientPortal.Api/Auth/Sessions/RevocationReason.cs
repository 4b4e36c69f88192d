namespace ClientPortal.Api.Auth.Sessions;

/// <summary>Why a session ended before its time.</summary>
public enum RevocationReason
{
    /// <summary>Signed out.</summary>
    Logout,

    /// <summary>A refresh token came a second time: somebody else has a copy.</summary>
    Reuse,

    /// <summary>The owner chose a new password in another session.</summary>
    PasswordChanged,

    /// <summary>A new password was set by link.</summary>
    PasswordReset,

    /// <summary>The account was deactivated.</summary>
    Deactivated,

    /// <summary>Ended by its owner from another session.</summary>
    ByOwner,
}
