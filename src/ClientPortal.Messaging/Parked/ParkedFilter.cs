namespace ClientPortal.Messaging.Parked;

/// <summary>Which parked messages are meant; what is null does not narrow.</summary>
public sealed record ParkedFilter(string? Id = null, string? Queue = null, string? Type = null, string? Reason = null)
{
    public bool Matches(ParkedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Fits(Id, message.Id) && Fits(Queue, message.Queue) && Fits(Type, message.Type) && Fits(Reason, message.Reason);
    }

    private static bool Fits(string? wanted, string? found) => wanted is null || string.Equals(wanted, found, StringComparison.Ordinal);
}
