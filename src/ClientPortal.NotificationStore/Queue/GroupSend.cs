namespace ClientPortal.NotificationStore;

/// <summary>A message that a group got, or may have got, a moment ago.</summary>
/// <param name="Age">How long ago at most it was recorded; not negative.</param>
public sealed record GroupSend(long ChatId, TimeSpan Age);
