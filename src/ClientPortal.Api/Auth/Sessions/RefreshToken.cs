namespace ClientPortal.Api.Auth.Sessions;

/// <summary>A refresh token, known by its hash. Each is used once and replaced.</summary>
public sealed class RefreshToken
{
    /// <summary>
    /// A repeat within this time may be the same caller whose answer got lost on the way. It is served only while the successor is unused, and
    /// that successor is replaced: of a thief and the owner only one can go on, and the other's next try still revokes the session.
    /// </summary>
    public static readonly TimeSpan LostAnswerGrace = TimeSpan.FromSeconds(10);

    // For EF.
    private RefreshToken()
    {
    }

    public byte[] TokenHash { get; private set; } = [];

    public Guid SessionId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public byte[]? ReplacedBy { get; private set; }

    public static RefreshToken Create(byte[] hash, Guid sessionId, DateTimeOffset now, DateTimeOffset expiresAt) =>
        new() { TokenHash = hash, SessionId = sessionId, CreatedAt = now, ExpiresAt = expiresAt };

    public bool MayHaveLostItsAnswer(DateTimeOffset now) => UsedAt is { } used && now - used <= LostAnswerGrace;

    public void ReplaceBy(byte[] successor, DateTimeOffset now)
    {
        UsedAt ??= now;
        ReplacedBy = successor;
    }

    /// <summary>Ends it as if it had been used: whoever brings it is taken for a thief.</summary>
    public void Supersede() => UsedAt = DateTimeOffset.UnixEpoch;
}
