using System.Collections.Concurrent;
using ClientPortal.BotGateway.Updates;

namespace ClientPortal.BotGateway.Tests.Updates;

/// <summary>Keeps what it is given and does what a test says; several gateways may share it.</summary>
internal sealed class ScriptedHandler(Func<IncomingUpdate, CancellationToken, Task>? script = null) : IUpdateHandler
{
    private readonly ConcurrentQueue<IncomingUpdate> _handled = new();
    private readonly ConcurrentDictionary<long, int> _inChat = new();
    private int _overlaps;

    /// <summary>Every call, in the order of their beginnings.</summary>
    public IReadOnlyList<IncomingUpdate> Calls => [.. _handled];

    public IReadOnlyList<string?> Texts => [.. _handled.Select(update => update.Update.Message?.Text)];

    /// <summary>How often a chat was served twice at the same time.</summary>
    public int Overlaps => _overlaps;

    public async Task HandleAsync(IncomingUpdate update, CancellationToken cancellationToken)
    {
        if (_inChat.AddOrUpdate(update.ChatId, 1, (_, count) => count + 1) > 1)
        {
            Interlocked.Increment(ref _overlaps);
        }

        try
        {
            _handled.Enqueue(update);
            await (script?.Invoke(update, cancellationToken) ?? Task.CompletedTask);
        }
        finally
        {
            _inChat.AddOrUpdate(update.ChatId, 0, (_, count) => count - 1);
        }
    }
}
