namespace ClientPortal.NotificationStore;

/// <summary>The chat that a message goes to.</summary>
/// <param name="BotId">The bot that may write there.</param>
/// <param name="Generation">Of the link it was read from: should the link move, the message is cancelled. Null for a chat that answers whoever wrote.</param>
public sealed record ChatTarget(long BotId, long ChatId, long? Generation);
