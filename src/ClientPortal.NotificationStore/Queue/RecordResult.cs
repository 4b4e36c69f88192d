namespace ClientPortal.NotificationStore;

/// <summary>What became of a batch of outcomes.</summary>
/// <param name="Recorded">Ids of the rows that took their outcome.</param>
/// <param name="Refused">Ids of rows that another dispatcher holds or has settled by now; their outcome is not written.</param>
public sealed record RecordResult(IReadOnlyList<long> Recorded, IReadOnlyList<long> Refused);
