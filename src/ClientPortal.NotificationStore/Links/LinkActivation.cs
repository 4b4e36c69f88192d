using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>A confirmed connection.</summary>
/// <param name="ChatId">Where messages go; the person's id in a private chat.</param>
/// <param name="TokenHash">SHA-256 of the deep link's token, which this Telegram user must have claimed; null where none is asked for (development).</param>
public sealed record LinkActivation(
    RecipientSnapshot Recipient,
    long BotId,
    long TelegramUserId,
    string? TelegramUsername,
    long ChatId,
    byte[]? TokenHash,
    Actor Actor)
{
    /// <summary>First and last name, as Telegram tells them.</summary>
    public string? TelegramName { get; init; }

    /// <summary>Messages that are queued in the same transaction, by the link as it stood before; null where there was none.</summary>
    public Func<Link?, IReadOnlyList<NewNotification>>? Notices { get; init; }
}
