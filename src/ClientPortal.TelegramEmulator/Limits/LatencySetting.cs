namespace ClientPortal.TelegramEmulator.Limits;

/// <summary>Time added to every answer; can be changed while running.</summary>
internal sealed class LatencySetting(TimeSpan initial)
{
    private const long Unchanged = -1;

    private long _ticks = Unchanged;

    /// <summary>Back to the setting.</summary>
    public void Reset() => Volatile.Write(ref _ticks, Unchanged);

    public TimeSpan Value
    {
        get => Volatile.Read(ref _ticks) is var ticks and not Unchanged ? new(ticks) : initial;
        set => Volatile.Write(ref _ticks, value.Ticks);
    }
}
