namespace ClientPortal.Contracts;

/// <summary>Whom a link or a notification is for.</summary>
/// <param name="RecipientId">A client's id for <see cref="RecipientType.Client"/>, a staff account's id for <see cref="RecipientType.User"/>.</param>
public sealed record RecipientSnapshot(RecipientType RecipientType, Guid RecipientId);

/// <summary>The two kinds of recipients.</summary>
public enum RecipientType
{
    /// <summary>A client company.</summary>
    Client,

    /// <summary>A staff member.</summary>
    User,
}
