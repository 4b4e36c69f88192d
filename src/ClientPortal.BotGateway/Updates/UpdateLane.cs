using System.Collections.Concurrent;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Handles one chat's updates after each other, for as long as nothing is in the way. Each is written down before the next begins.</summary>
internal sealed class UpdateLane(
    long botId, HeldLease held, UpdateStore store, IUpdateHandler handler, UpdateNotices notices, UpdateOptions options, TimeProvider time, ILogger logger)
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Confusion = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, int> _faults = new();
    private readonly Backoff _pauses = new(options.RetryFirst, options.RetryMost);
    private readonly GroupCommit<long[], bool> _done =
        new((groups, cancellationToken) => store.DoneAsync(botId, held, [.. groups.SelectMany(ids => ids)], cancellationToken), MostAtOnce);

    /// <summary>The database refused what this process wrote: another one has the lease.</summary>
    public bool LeaseLost { get; private set; }

    /// <summary>Works through what was taken of a chat.</summary>
    /// <param name="rows">The chat's oldest updates.</param>
    /// <param name="mayBeMore">Whether these are all that the store would give at once.</param>
    /// <param name="ends">No further update is begun.</param>
    /// <param name="abandon">What is under way is given up.</param>
    /// <returns>How long the chat rests before its next update may be looked at.</returns>
    public async Task<TimeSpan> RunAsync(IReadOnlyList<PendingUpdate> rows, bool mayBeMore, CancellationToken ends, CancellationToken abandon)
    {
        var began = time.GetTimestamp();
        for (var next = 0; next < rows.Count && !ends.IsCancellationRequested && held.IsValid;)
        {
            var segment = UpdateSegment.ReadAt(botId, rows, next);
            if (segment.IsAlbum && next + segment.Rows.Count == rows.Count)
            {
                var wait = options.AlbumWait - segment.Newest.Age - time.GetElapsedTime(began);
                if (wait > TimeSpan.Zero || (mayBeMore && next > 0))
                {
                    return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
                }
            }

            if (await HandleAsync(segment, abandon) is { } rest)
            {
                return rest;
            }

            next += segment.Rows.Count;
        }

        return TimeSpan.Zero;
    }

    /// <summary>Answers how long the chat rests; null when it goes on.</summary>
    private async Task<TimeSpan?> HandleAsync(UpdateSegment segment, CancellationToken abandon)
    {
        try
        {
            if (segment.Update is null)
            {
                logger.UpdateUnreadable(segment.First.UpdateId);
                return Going(await store.ParkAsync(botId, held, segment.Ids, segment.First.Attempts, segment.Unreadable!, abandon));
            }

            var limit = options.HandleTimeout * segment.Rows.Count;
            using var timeout = new CancellationTokenSource(limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, abandon);
            try
            {
                var update = segment.Update with { ReceivedAt = time.GetUtcNow() - segment.First.Age, IsLastTry = segment.First.Attempts + 1 >= options.MaxAttempts };
                await (segment.Flooded ? notices.TellOfFloodAsync(update, either.Token) : handler.HandleAsync(update, either.Token));
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested && !abandon.IsCancellationRequested)
            {
                return await FailAsync(segment, new TimeoutException($"Not handled within {limit}."), abandon);
            }
            catch (Exception fault) when (!abandon.IsCancellationRequested)
            {
                return await FailAsync(segment, fault, abandon);
            }

            _faults.TryRemove(segment.First.ChatId, out _);
            return Going(await _done.WriteAsync(segment.Ids, abandon));
        }
        catch (Exception fault) when (!abandon.IsCancellationRequested)
        {
            // What came of it could not be written down: it is handled again, and what it causes is there already.
            logger.UpdateNotRecorded(segment.First.UpdateId, fault);
            return DatabaseFaults.IsTransient(fault) ? Pause(segment) : Confusion;
        }
        catch (Exception) when (abandon.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
    }

    private async Task<TimeSpan?> FailAsync(UpdateSegment segment, Exception fault, CancellationToken abandon)
    {
        var (update, reason) = (segment.First, UpdateFaults.Reason(fault));
        // What a flooded one waits with says that it is one.
        var note = segment.Flooded ? update.Note! : reason;
        if (UpdateFaults.IsPassing(fault))
        {
            var wait = Pause(segment);
            logger.UpdateWaits(update.UpdateId, fault.GetType().Name);
            return Going(await store.PostponeAsync(botId, held, segment.Ids, update.Attempts, wait, note, abandon)) ?? wait;
        }

        var attempts = update.Attempts + 1;
        if (attempts >= options.MaxAttempts)
        {
            logger.UpdateParked(update.UpdateId, attempts, fault.GetType().Name);
            await notices.TellOfParkingAsync(segment.Update!, abandon);
            return Going(await store.ParkAsync(botId, held, segment.Ids, attempts, reason, abandon));
        }

        var pause = _pauses.Delay(attempts);
        logger.UpdateFailed(update.UpdateId, attempts, fault.GetType().Name);
        return Going(await store.PostponeAsync(botId, held, segment.Ids, attempts, pause, note, abandon)) ?? pause;
    }

    private TimeSpan Pause(UpdateSegment segment) => _pauses.Delay(_faults.AddOrUpdate(segment.First.ChatId, 1, (_, faults) => faults + 1));

    /// <summary>With the lease lost the chat is another process's.</summary>
    private TimeSpan? Going(bool leaseHeld)
    {
        if (leaseHeld)
        {
            return null;
        }

        LeaseLost = true;
        return TimeSpan.Zero;
    }
}
