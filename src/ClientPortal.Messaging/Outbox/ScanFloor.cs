namespace ClientPortal.Messaging.Outbox;

/// <summary>
/// Spares most reads the dead rows at the start of the index, which no vacuum can remove while some transaction stays
/// open. Reads start at the position reached an interval ago; once per interval one starts at the very beginning, for
/// rows of transactions that were open for longer.
/// </summary>
internal sealed class ScanFloor(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long _since = time.GetTimestamp();
    private long _reached;
    private long _reachedBefore;
    private long _floor;

    /// <summary>The position after which the next read starts.</summary>
    public long Next()
    {
        if (time.GetElapsedTime(_since) < Interval)
        {
            return _floor;
        }

        _since = time.GetTimestamp();
        (_floor, _reachedBefore) = (_reachedBefore, _reached);
        return 0;
    }

    /// <summary>Rows from below the floor mean that a transaction came late: the next reads start at the beginning again, until they are out.</summary>
    /// <param name="position">The lowest position of a batch that was read.</param>
    public void Found(long position)
    {
        if (position <= _floor)
        {
            _floor = 0;
        }
    }

    /// <summary>Notes how far the outbox has been emptied.</summary>
    /// <param name="position">The highest position of a batch that is now deleted.</param>
    public void Emptied(long position) => _reached = Math.Max(_reached, position);
}
