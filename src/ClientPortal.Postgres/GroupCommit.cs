namespace ClientPortal.Postgres;

/// <summary>Writes what many callers bring with one statement after the other: whatever comes while one is under way goes with the next.</summary>
/// <param name="write">
/// Writes a group; its answer is everybody's, and so is a fault that passes by itself. Where the database refuses a group for another reason, each
/// item is written alone, so that a bad one spoils no other: nothing of a refused group may stay.
/// </param>
/// <param name="most">Items of one group at most.</param>
public sealed class GroupCommit<TItem, TAnswer>(Func<IReadOnlyList<TItem>, CancellationToken, Task<TAnswer>> write, int most)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _writing;

    /// <summary>Returns when the item's group is written. A caller that gives up leaves its item in the group.</summary>
    public Task<TAnswer> WriteAsync(TItem item, CancellationToken cancellationToken)
    {
        var entry = new Entry(item);
        lock (_gate)
        {
            _waiting.Enqueue(entry);
            if (!_writing)
            {
                _writing = true;
                _ = Task.Run(WriteGroupsAsync, CancellationToken.None);
            }
        }

        return entry.Written.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteGroupsAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            if (await TryWriteAsync(group) is { } fault)
            {
                if (group.Count > 1 && IsAnItems(fault))
                {
                    await WriteEachAsync(group);
                    continue;
                }

                Fail(group, fault);
            }
        }
    }

    private async Task WriteEachAsync(List<Entry> group)
    {
        foreach (var entry in group)
        {
            List<Entry> alone = [entry];
            if (await TryWriteAsync(alone) is { } fault)
            {
                Fail(alone, fault);
            }
        }
    }

    private async Task<Exception?> TryWriteAsync(List<Entry> group)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            var answer = await write([.. group.Select(entry => entry.Item)], limit.Token);
            group.ForEach(entry => entry.Written.SetResult(answer));
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private static void Fail(List<Entry> group, Exception fault)
    {
        foreach (var entry in group)
        {
            entry.Written.SetException(fault);
            _ = entry.Written.Task.Exception; // Seen, also where its caller is gone.
        }
    }

    private static bool IsAnItems(Exception fault) => fault is not OperationCanceledException && !DatabaseFaults.IsTransient(fault);

    private List<Entry> Next()
    {
        lock (_gate)
        {
            var group = new List<Entry>();
            while (group.Count < most && _waiting.TryDequeue(out var entry))
            {
                group.Add(entry);
            }

            _writing = group.Count > 0;
            return group;
        }
    }

    private sealed record Entry(TItem Item)
    {
        public TaskCompletionSource<TAnswer> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
