namespace ClientPortal.TelegramEmulator.Updates;

/// <summary>The one long poll that each bot may have under way.</summary>
internal sealed class LongPolls
{
    private const string OtherPoll =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Poll> _polls = [];

    /// <summary>Ends the bot's earlier poll, if it still waits, and begins one.</summary>
    public Poll Begin(long bot, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            TerminateLocked(bot, OtherPoll);
            var poll = new Poll(this, bot, cancellationToken);
            _polls[bot] = poll;
            return poll;
        }
    }

    public void Terminate(long bot, string conflict)
    {
        lock (_lock)
        {
            TerminateLocked(bot, conflict);
        }
    }

    private void TerminateLocked(long bot, string conflict)
    {
        if (_polls.Remove(bot, out var earlier))
        {
            earlier.End(conflict);
        }
    }

    internal sealed class Poll(LongPolls owner, long bot, CancellationToken cancellationToken) : IDisposable
    {
        private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        public CancellationToken Token => _ended.Token;

        /// <summary>Why another request ended this one.</summary>
        public string? Conflict { get; private set; }

        public void End(string conflict)
        {
            Conflict = conflict;
            _ended.Cancel();
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                if (owner._polls.TryGetValue(bot, out var current) && ReferenceEquals(current, this))
                {
                    owner._polls.Remove(bot);
                }
            }

            _ended.Dispose();
        }
    }
}
