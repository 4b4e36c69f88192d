namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>
/// Wakes everyone who waits for a change. Take the task first, then look at the state, then await: a change in between is not missed.
/// </summary>
internal sealed class Pulse
{
    private TaskCompletionSource? _next;

    public Task Next
    {
        get
        {
            var current = Volatile.Read(ref _next);
            if (current is not null)
            {
                return current.Task;
            }

            var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _next, created, null) ?? created).Task;
        }
    }

    public void Fire() => Interlocked.Exchange(ref _next, null)?.TrySetResult();
}
