namespace ClientPortal.Api.Accounts.Invites;

/// <summary>A link that lets somebody set an account's password once.</summary>
public sealed class Invite
{
    // For EF.
    private Invite()
    {
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Null: made on the command line.</summary>
    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static Invite Create(Guid id, Guid accountId, byte[] tokenHash, Guid? createdBy, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = id,
        AccountId = accountId,
        TokenHash = tokenHash,
        CreatedBy = createdBy,
        CreatedAt = now,
        ExpiresAt = now + lifetime,
    };
}
