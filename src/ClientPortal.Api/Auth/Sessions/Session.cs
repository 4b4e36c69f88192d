namespace ClientPortal.Api.Auth.Sessions;

/// <summary>One sign-in, and the family of refresh tokens that came of it.</summary>
public sealed class Session
{
    private const int MaxUserAgentLength = 300;

    // For EF.
    private Session()
    {
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>As the browser names itself, so that its owner recognises the session.</summary>
    public string? UserAgent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastUsedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public RevocationReason? RevokedFor { get; private set; }

    public static Session Open(Guid id, Guid accountId, string? userAgent, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = id,
        AccountId = accountId,
        UserAgent = Cut(userAgent),
        CreatedAt = now,
        LastUsedAt = now,
        ExpiresAt = now + lifetime,
    };

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    public void Use(DateTimeOffset now) => LastUsedAt = now;

    public void Revoke(RevocationReason reason, DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedFor) = (now, reason);
        }
    }

    // Half a surrogate pair is no text: the database's driver refuses it.
    private static string? Cut(string? userAgent) => userAgent is { Length: > MaxUserAgentLength }
        ? userAgent[..(char.IsHighSurrogate(userAgent[MaxUserAgentLength - 1]) ? MaxUserAgentLength - 1 : MaxUserAgentLength)]
        : userAgent;
}
