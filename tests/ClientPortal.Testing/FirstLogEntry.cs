using Microsoft.Extensions.Logging;

namespace ClientPortal.Testing;

/// <summary>A logger that tells when its owner has logged for the first time: for waiting until something has failed.</summary>
/// <typeparam name="TCategory">Who logs.</typeparam>
public sealed class FirstLogEntry<TCategory> : ILogger<TCategory>
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the first entry, of whatever level.</summary>
    public Task Written => _written.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _written.TrySetResult();
}
