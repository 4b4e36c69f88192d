namespace ClientPortal.AppHost.Standalone;

/// <summary>A resource that has to be started and kept alive.</summary>
internal abstract class RunningResource(string name) : IResource
{
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    /// <summary>Completes when it first answered (or, for one that runs once, ended well).</summary>
    public Task Healthy => _healthy.Task;

    /// <summary>What has to be healthy before this one starts.</summary>
    public IList<Task> WaitsFor { get; } = [];

    /// <summary>Servers stop after everything that uses them.</summary>
    public abstract bool IsServer { get; }

    /// <summary>
    /// Starts it, tells by <see cref="MarkHealthy"/> when it answers, and returns its exit code when it has ended; ends it
    /// cleanly when <paramref name="stopping"/> is cancelled.
    /// </summary>
    public abstract Task<int> RunAsync(ResourceConsole console, CancellationToken stopping);

    protected void MarkHealthy() => _healthy.TrySetResult();
}
