namespace ClientPortal.Messaging.Consuming;

/// <summary>
/// Deliveries of one subject one after the other, in the order of <see cref="Add"/>; subjects side by side, up to a limit.
/// A lane exists while something waits in it. The lanes belong to one channel: with it they are closed and replaced.
/// </summary>
internal sealed class SubjectLanes(int concurrency, Func<Delivery, Task> handle) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Delivery>> _lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots = new(concurrency, concurrency);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <summary>How many subjects have something to do.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Count;
            }
        }
    }

    public void Add(Delivery delivery)
    {
        var subject = delivery.Subject;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            if (_lanes.TryGetValue(subject, out var lane))
            {
                lane.Enqueue(delivery);
                return;
            }

            _lanes.Add(subject, lane = new Queue<Delivery>([delivery]));
            _ = Task.Run(() => RunAsync(subject, lane));
        }
    }

    /// <summary>Starts nothing any more. The task ends when what runs has ended; what waits is dropped and stays the broker's.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            EndIfEmpty();
        }

        return _ended.Task;
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>A slot is held for one delivery, so that a busy subject takes turns with the others.</summary>
    private async Task RunAsync(string subject, Queue<Delivery> lane)
    {
        for (var more = true; more;)
        {
            await _slots.WaitAsync();
            try
            {
                if (Next(lane) is { } delivery)
                {
                    await handle(delivery);
                }
            }
            finally
            {
                _slots.Release();
                more = Advance(subject, lane);
            }
        }
    }

    private Delivery? Next(Queue<Delivery> lane)
    {
        lock (_gate)
        {
            return _closed ? null : lane.Peek();
        }
    }

    private bool Advance(string subject, Queue<Delivery> lane)
    {
        lock (_gate)
        {
            lane.Dequeue();
            if (lane.Count > 0 && !_closed)
            {
                return true;
            }

            _lanes.Remove(subject);
            EndIfEmpty();
            return false;
        }
    }

    private void EndIfEmpty()
    {
        if (_closed && _lanes.Count == 0)
        {
            _ended.TrySetResult();
        }
    }
}
