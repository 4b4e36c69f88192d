namespace ClientPortal.NotificationStore;

/// <summary>The right to send for a bot.</summary>
/// <param name="Holder">Names the process for people, for example host and process id.</param>
/// <param name="Token">Fencing token: rises with each new holder. Claims and records under a lower one than the bot's are refused.</param>
public sealed record DispatcherLease(long BotId, string Holder, long Token);
