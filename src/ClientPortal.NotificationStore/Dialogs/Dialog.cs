namespace ClientPortal.NotificationStore;

/// <summary>What the bot asked a person for.</summary>
/// <param name="AccountId">The portal account it was begun as.</param>
/// <param name="ChangedBy">The update that led here.</param>
/// <param name="TicketId">The ticket that is answered, or that the new one goes on with.</param>
/// <param name="Subject">Of a new ticket.</param>
/// <param name="Draft">Text that waits for a button.</param>
/// <param name="Attachments">The draft's files, uploaded already.</param>
public sealed record Dialog(
    long BotId,
    long ChatId,
    Guid AccountId,
    DialogStep Step,
    long ChangedBy,
    DateTimeOffset EndsAt,
    Guid? TicketId = null,
    string? Subject = null,
    string? Draft = null,
    IReadOnlyList<Guid>? Attachments = null);
