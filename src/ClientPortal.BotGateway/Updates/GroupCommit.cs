namespace ClientPortal.BotGateway.Updates;

/// <summary>Writes what many callers bring with one statement after the other: whatever comes while one is under way goes with the next.</summary>
/// <param name="write">Writes a group; its answer and its failure are everybody's.</param>
/// <param name="most">Items of one group at most.</param>
internal sealed class GroupCommit<TItem, TAnswer>(Func<IReadOnlyList<TItem>, CancellationToken, Task<TAnswer>> write, int most)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Queue<(TItem Item, TaskCompletionSource<TAnswer> Written)> _waiting = new();
    private bool _writing;

    /// <summary>Returns when the item's group is written. A caller that gives up leaves its item in the group.</summary>
    public Task<TAnswer> WriteAsync(TItem item, CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue((item, written));
            if (!_writing)
            {
                _writing = true;
                _ = Task.Run(WriteGroupsAsync, CancellationToken.None);
            }
        }

        return written.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteGroupsAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                using var limit = new CancellationTokenSource(Limit);
                var answer = await write([.. group.Select(entry => entry.Item)], limit.Token);
                group.ForEach(entry => entry.Written.SetResult(answer));
            }
            catch (Exception fault)
            {
                foreach (var (_, written) in group)
                {
                    written.SetException(fault);
                    _ = written.Task.Exception; // Seen, also where its caller is gone.
                }
            }
        }
    }

    private List<(TItem Item, TaskCompletionSource<TAnswer> Written)> Next()
    {
        lock (_gate)
        {
            var group = new List<(TItem, TaskCompletionSource<TAnswer>)>();
            while (group.Count < most && _waiting.TryDequeue(out var entry))
            {
                group.Add(entry);
            }

            _writing = group.Count > 0;
            return group;
        }
    }
}
