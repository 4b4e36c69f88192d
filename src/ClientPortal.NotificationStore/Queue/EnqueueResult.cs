namespace ClientPortal.NotificationStore;

/// <summary>How many rows were added; a repeat adds none.</summary>
/// <param name="Pending">Rows to send.</param>
/// <param name="Skipped">Rows that say why nothing is sent.</param>
public sealed record EnqueueResult(int Pending, int Skipped);
