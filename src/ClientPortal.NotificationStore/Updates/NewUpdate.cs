namespace ClientPortal.NotificationStore;

/// <summary>An update as Telegram delivered it.</summary>
/// <param name="ChatId">The chat in whose order it is handled; 0 where it has none.</param>
/// <param name="Payload">Its JSON, valid UTF-8 and well formed.</param>
/// <param name="Skipped">Why it is not to be handled, for example <see cref="Flooded"/>; null for one that is.</param>
/// <param name="Note">Comes back with <see cref="PendingUpdate.Note"/>; for one that is to be handled.</param>
public sealed record NewUpdate(long UpdateId, long ChatId, string Payload, string? Skipped = null, string? Note = null)
{
    /// <summary>Its chat sent too many.</summary>
    public const string Flooded = "flooded";

    /// <summary>Nobody asked Telegram for this kind.</summary>
    public const string UnknownKind = "unknown_kind";
}
