namespace ClientPortal.BotGateway.Delivery;

/// <summary>Ends the dispatcher's sleep. A signal that comes while it is awake is kept, several are kept as one.</summary>
internal sealed class Wake(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Lock _lock = new();

    public void Set()
    {
        lock (_lock)
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Waits for a signal, but not beyond <paramref name="until"/> (a timestamp of the monotonic clock).</summary>
    public async Task WaitAsync(long? until, CancellationToken cancellationToken)
    {
        if (until is null)
        {
            await _signal.WaitAsync(cancellationToken);
            return;
        }

        var left = time.GetElapsedTime(time.GetTimestamp(), until.Value);
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _signal.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is time, without a signal.
        }
    }

    public void Dispose() => _signal.Dispose();
}
