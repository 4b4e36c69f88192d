using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>A recipient's connection to Telegram.</summary>
/// <param name="BotId">The bot that it holds for; null while not connected, like the three that follow.</param>
/// <param name="Reason">Why it is suspended, or why the last one ended.</param>
/// <param name="Generation">Rises with each new connection.</param>
/// <param name="Version">Sequence of its last event.</param>
/// <param name="Enabled">False: the recipient wants nothing sent.</param>
/// <param name="TokenExpiresAt">End of the deep link that waits to be used, if any.</param>
/// <param name="TokenClaimedBy">Telegram user who pressed start with it.</param>
/// <param name="TelegramName">First and last name, as Telegram told them when it was confirmed.</param>
public sealed record Link(
    RecipientSnapshot Recipient,
    long? BotId,
    long? TelegramUserId,
    string? TelegramUsername,
    long? ChatId,
    LinkState State,
    string? Reason,
    long Generation,
    long Version,
    DateTimeOffset? LinkedAt,
    bool Enabled,
    DateTimeOffset? TokenExpiresAt,
    long? TokenClaimedBy,
    string? TelegramName = null)
{
    /// <summary>Where its messages go; null while not connected.</summary>
    internal ChatTarget? Chat => BotId is { } bot && ChatId is { } chat ? new(bot, chat, Generation) : null;
}
