namespace ClientPortal.NotificationStore;

/// <summary>An update that could not be handled.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Payload">Its JSON; null in lists.</param>
public sealed record ParkedUpdate(
    long UpdateId, long ChatId, int Attempts, string? Reason, DateTimeOffset ReceivedAt, DateTimeOffset ParkedAt, string? Payload);
