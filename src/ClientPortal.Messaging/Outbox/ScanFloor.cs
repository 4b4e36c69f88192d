namespace ClientPortal.Messaging.Outbox;

/// <summary>
/// Spares most reads the dead rows at the start of the index, which no vacuum can remove while some transaction stays
/// open. Once per interval a read looks at the whole table; the others start at a position below which nothing can come any more.
/// <para>
/// That a position was reached does not suffice: a transaction may have taken a lower one and commit later, and the next
/// event of its subject would be read before it. So the position becomes the floor only after every transaction that ran
/// when it was noted has ended, and only if a whole read begun after that found nothing up to it. A writer that holds its
/// subject's row lock has its transaction id before it takes a position, so none is missed.
/// </para>
/// </summary>
internal sealed class ScanFloor(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long _since = time.GetTimestamp();
    private long _reached;
    private Candidate? _candidate;

    /// <summary>The position after which reads start that are not whole.</summary>
    public long Position { get; private set; }

    /// <summary>True when the next read shall be a whole one.</summary>
    public bool WholeReadIsDue => time.GetElapsedTime(_since) >= Interval;

    /// <summary>Notes a read of the whole table.</summary>
    /// <param name="horizon">As it was before that read began.</param>
    /// <param name="lowest">The lowest position that was read; null when the table was empty.</param>
    public void WholeRead(SnapshotHorizon horizon, long? lowest)
    {
        _since = time.GetTimestamp();
        if (lowest <= Position)
        {
            Position = 0;
        }

        if (_candidate is { } candidate)
        {
            // A candidate that must wait stays: a newer one would have to wait for newer transactions.
            if (horizon.OldestRunning < candidate.EndOf || lowest <= candidate.Position)
            {
                return;
            }

            Position = candidate.Position;
        }

        _candidate = new Candidate(_reached, horizon.Next);
    }

    /// <summary>Notes how far the outbox has been emptied.</summary>
    /// <param name="position">The highest position of a batch that is now deleted.</param>
    public void Emptied(long position) => _reached = Math.Max(_reached, position);

    /// <summary>A floor to be.</summary>
    /// <param name="EndOf">The transactions below this must have ended.</param>
    private sealed record Candidate(long Position, ulong EndOf);
}
