namespace ClientPortal.Messaging.Outbox;

/// <summary>Which transactions have ended at a moment.</summary>
/// <param name="OldestRunning">Every transaction with a lower id has ended, and what it committed is visible from then on.</param>
/// <param name="Next">Every transaction that runs and has an id has a lower one.</param>
internal sealed record SnapshotHorizon(ulong OldestRunning, ulong Next);
