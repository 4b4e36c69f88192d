namespace ClientPortal.Messaging.Parked;

/// <summary>A message that could not be handled and waits for a person.</summary>
/// <param name="Id">Names it for replay and discard.</param>
/// <param name="Queue">The queue that it was taken out of.</param>
/// <param name="Type">The event's name, if it has one.</param>
/// <param name="Subject">What the event is about, if it says so.</param>
/// <param name="EventId">The CloudEvents id, if it has one.</param>
/// <param name="Reason">One of <see cref="ParkReasons"/>.</param>
/// <param name="Detail">The exception or the missing attribute.</param>
/// <param name="Tries">How often it was handled.</param>
/// <param name="ParkedAt">Null where the broker moved it.</param>
/// <param name="Body">As it came; not always JSON.</param>
public sealed record ParkedMessage(
    string Id,
    string Queue,
    string? Type,
    string? Subject,
    string? EventId,
    string Reason,
    string? Detail,
    int Tries,
    DateTimeOffset? ParkedAt,
    string Body);
