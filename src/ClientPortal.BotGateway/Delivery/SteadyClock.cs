namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Wall-clock time that goes on evenly whatever is done to the wall clock: read once, then counted on the monotonic
/// clock. Waits stored as times in the database neither end early nor late when somebody sets the clock. Those that an
/// earlier process stored are compared with a clock read anew: see <see cref="Succession"/> for what a set-back in between does.
/// </summary>
internal sealed class SteadyClock(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _startTimestamp = time.GetTimestamp();

    public DateTimeOffset Now => _start + time.GetElapsedTime(_startTimestamp);

    public DateTimeOffset At(long timestamp) => _start + time.GetElapsedTime(_startTimestamp, timestamp);

    public long TimestampOf(DateTimeOffset moment) =>
        _startTimestamp + (long)((moment - _start).TotalSeconds * time.TimestampFrequency);
}
