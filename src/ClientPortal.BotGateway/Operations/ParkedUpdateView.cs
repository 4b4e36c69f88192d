using System.Text.Json;

namespace ClientPortal.BotGateway.Operations;

/// <summary>An update of Telegram that could not be handled.</summary>
/// <param name="Reason">Why the last attempt failed.</param>
/// <param name="Payload">The update as it came; null in lists and for staff who are no admins.</param>
public sealed record ParkedUpdateView(
    long UpdateId,
    long ChatId,
    int Attempts,
    string? Reason,
    DateTimeOffset ReceivedAt,
    DateTimeOffset ParkedAt,
    JsonElement? Payload);

/// <summary>A page of them in the order of their ids.</summary>
/// <param name="Next">Pass it as <c>after</c> to get the next page; null on the last.</param>
public sealed record ParkedUpdatePage(IReadOnlyList<ParkedUpdateView> Items, long? Next);

/// <summary>How far the handling of updates has come.</summary>
/// <param name="OldestPendingSeconds">How long the oldest waiting one waits; 0 when none does.</param>
public sealed record UpdateDepthView(long Pending, long Parked, double OldestPendingSeconds);
