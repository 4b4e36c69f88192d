namespace ClientPortal.Messaging.Parked;

/// <summary>Why messages are parked.</summary>
public static class ParkReasons
{
    /// <summary>The consumer failed on each of its tries.</summary>
    public const string Failed = "failed";

    /// <summary>The body is not the event's JSON.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A required attribute (id, subject, sequence) is missing.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The queue is bound for this event but nobody consumes it, after a change of the service.</summary>
    public const string UnknownType = "unknown_type";

    /// <summary>Delivered so often without an end that the broker took it out: it probably ends the process.</summary>
    public const string DeliveryLimit = "delivery_limit";
}
