namespace ClientPortal.NotificationStore;

/// <summary>One page of the queue's oldest rows, cleaned.</summary>
/// <param name="LastId">Where the next page begins.</param>
/// <param name="More">False: what follows is younger than anything to remove.</param>
/// <param name="Removed">Rows that are gone.</param>
public sealed record RetentionPage(long LastId, bool More, int Removed);
