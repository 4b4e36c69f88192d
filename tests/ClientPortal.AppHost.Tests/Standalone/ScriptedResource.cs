using ClientPortal.AppHost.Standalone;
using ClientPortal.Testing;

namespace ClientPortal.AppHost.Tests.Standalone;

/// <summary>A resource that lives and dies as the test says.</summary>
internal sealed class ScriptedResource(string name, List<string> story) : RunningResource(name)
{
    private volatile TaskCompletionSource _life = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starts;

    public bool IsServerKind { get; init; }

    public bool IsHealthyAtOnce { get; init; } = true;

    /// <summary>What its start ends in, if anything.</summary>
    public Exception? Failure { get; init; }

    public override bool IsServer => IsServerKind;

    public int Starts => Volatile.Read(ref _starts);

    public Task StartedAsync(int times, CancellationToken cancellationToken) =>
        Eventually.True(() => Starts == times, $"{Name} was started {times} times", cancellationToken);

    public void BecomeHealthy() => MarkHealthy();

    public void Die() => _life.SetResult();

    public override async Task<int> RunAsync(ResourceConsole console, CancellationToken stopping)
    {
        var life = _life = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _starts);
        if (Failure is not null)
        {
            throw Failure;
        }

        if (IsHealthyAtOnce)
        {
            MarkHealthy();
        }

        await Task.WhenAny(life.Task, Task.Delay(Timeout.Infinite, stopping));
        if (stopping.IsCancellationRequested)
        {
            lock (story)
            {
                story.Add($"{Name} stopped");
            }
        }

        return 137;
    }
}
