namespace ClientPortal.Contracts;

/// <summary>The connection of a recipient to a Telegram account, as it stands right after the event.</summary>
/// <param name="BotId">Telegram's id of the bot; a link holds for one bot only.</param>
/// <param name="TelegramUserId">Telegram's id of the person (needs 52 bits).</param>
/// <param name="TelegramUsername">Without the at sign; null where the person has none.</param>
/// <param name="Generation">Rises with each new connection of this recipient.</param>
public sealed record LinkSnapshot(
    RecipientSnapshot Recipient,
    long BotId,
    long TelegramUserId,
    string? TelegramUsername,
    long Generation);
