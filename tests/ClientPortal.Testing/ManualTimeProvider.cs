namespace ClientPortal.Testing;

/// <summary>A clock that moves only when the test says so. Timers fire inside <see cref="Advance"/>, in the order of their due times.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private long _ticks;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers are armed: a test waits for it before it moves the clock.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _ticks;
        }
    }

    /// <summary>Sets the wall clock alone, as an administrator or NTP would: timers and timestamps do not notice.</summary>
    public void JumpWallClock(DateTimeOffset now)
    {
        lock (_gate)
        {
            _now = now;
        }
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetTimestamp() + by.Ticks;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        MoveTo(end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _ticks + dueTime.Ticks;
                timer.Period = period;
                _timers.Add(timer);
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
    }

    private ManualTimer? TakeDue(long end)
    {
        lock (_gate)
        {
            var timer = _timers.Where(candidate => candidate.Due <= end).MinBy(candidate => candidate.Due);
            if (timer is null)
            {
                return null;
            }

            MoveTo(Math.Max(_ticks, timer.Due));
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due = _ticks + timer.Period.Ticks;
            }
            else
            {
                _timers.Remove(timer);
            }

            return timer;
        }
    }

    private void MoveTo(long ticks)
    {
        lock (_gate)
        {
            if (ticks > _ticks)
            {
                _now += TimeSpan.FromTicks(ticks - _ticks);
                _ticks = ticks;
            }
        }
    }
}
