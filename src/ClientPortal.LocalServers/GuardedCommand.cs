namespace ClientPortal.LocalServers;

/// <summary>A program to start under a guard, so that it never outlives the process that wanted it.</summary>
public sealed record GuardedCommand(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables added to this process's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Where standard output and error go; without it they arrive at <see cref="OnOutput"/>.</summary>
    public string? LogFile { get; init; }

    /// <summary>Called once per line of standard output and error, in order, on a thread of the pool.</summary>
    public Action<string>? OnOutput { get; init; }

    /// <summary>What the program gets when its owner has died.</summary>
    public ProcessSignal OrphanSignal { get; init; } = ProcessSignal.Kill;

    /// <summary>How long an orphan may take to end by itself before it is killed.</summary>
    public TimeSpan OrphanGrace { get; init; } = TimeSpan.FromSeconds(5);
}
