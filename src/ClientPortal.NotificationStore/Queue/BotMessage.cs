using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>A message of the bot that stands in a chat.</summary>
/// <param name="Recipient">Whom it was for; null for what the bot answered to a chat.</param>
/// <param name="ReferenceId">The ticket or invoice that it is about.</param>
/// <param name="Text">As it was queued: Telegram's HTML where <paramref name="IsHtml"/>.</param>
public sealed record BotMessage(RecipientSnapshot? Recipient, string NotificationType, Guid? ReferenceId, string Text, bool IsHtml);
