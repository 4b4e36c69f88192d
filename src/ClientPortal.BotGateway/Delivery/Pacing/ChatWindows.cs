namespace ClientPortal.BotGateway.Delivery.Pacing;

/// <summary>The limits of one chat; a group has a second one, by the minute.</summary>
internal sealed class ChatWindows(SlidingWindow second, SlidingWindow? minute)
{
    public bool HasRoom(long now) => second.Room(now) > 0 && (minute is null || minute.Room(now) > 0);

    public bool IsEmpty(long now)
    {
        // Asking for room drops what has aged.
        HasRoom(now);
        return second.IsEmpty && minute is not { IsEmpty: false };
    }

    public long? FreeAt(long now)
    {
        var inSecond = second.FreeAt(now);
        var inMinute = minute is null ? now : minute.FreeAt(now);
        return inSecond is null || inMinute is null ? null : Math.Max(inSecond.Value, inMinute.Value);
    }

    /// <summary>A message that another process sent.</summary>
    public void Count(long arrival)
    {
        second.Count(arrival);
        minute?.Count(arrival);
    }

    public void Begin()
    {
        second.Begin();
        minute?.Begin();
    }

    public void End(long arrival)
    {
        second.End(arrival);
        minute?.End(arrival);
    }

    public void Withdraw()
    {
        second.Withdraw();
        minute?.Withdraw();
    }
}
