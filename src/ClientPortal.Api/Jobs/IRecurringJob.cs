namespace ClientPortal.Api.Jobs;

/// <summary>
/// Work that is due from time to time. Every replica runs it, so it locks what it works on; it looks at the state alone, so that turns
/// that were missed need no catching up of their own.
/// </summary>
internal interface IRecurringJob
{
    /// <summary>From the end of one turn to the next one.</summary>
    TimeSpan Interval { get; }

    /// <summary>One turn. Resolved in a scope of its own.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
