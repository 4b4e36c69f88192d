namespace ClientPortal.NotificationStore;

/// <summary>An update that waits to be handled.</summary>
/// <param name="Payload">Its JSON.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="Note">What it was stored with, or why its last attempt failed.</param>
/// <param name="Age">Since it was stored, by the database's clock.</param>
public sealed record PendingUpdate(long UpdateId, long ChatId, string Payload, int Attempts, string? Note, TimeSpan Age);
