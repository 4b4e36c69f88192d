namespace ClientPortal.NotificationStore;

/// <summary>How far the handling of updates has come.</summary>
/// <param name="OldestPending">How long the oldest one waits; zero when none does.</param>
public sealed record UpdateDepth(long Pending, long Parked, TimeSpan OldestPending);
