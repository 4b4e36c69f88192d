namespace ClientPortal.TelegramEmulator.Limits;

/// <summary>Time added to every answer; can be changed while running.</summary>
internal sealed class LatencySetting(TimeSpan initial)
{
    private long _ticks = initial.Ticks;

    public TimeSpan Value
    {
        get => new(Volatile.Read(ref _ticks));
        set => Volatile.Write(ref _ticks, value.Ticks);
    }
}
