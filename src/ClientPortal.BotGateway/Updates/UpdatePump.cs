using ClientPortal.BotGateway.Delivery;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Updates;

/// <summary>
/// Handles stored updates while this process holds the bot's lease: each chat's in their order, many chats at once. One loop owns
/// the state; lanes run beside it and report to it.
/// </summary>
internal sealed class UpdatePump(
    UpdateStore store, IUpdateHandler handler, UpdateNotices notices, IOptions<UpdateOptions> settings, TimeProvider time, ILogger<UpdatePump> logger)
{
    /// <summary>Updates of a chat that one look takes: more than an album has, which is ten.</summary>
    private const int MostOfChat = 20;

    private readonly UpdateOptions _options = settings.Value;

    /// <summary>Runs until the lease is lost or the service stops; a loss that only the database knows of yet ends it too.</summary>
    /// <param name="ends">Cancelled when the lease is lost or the service stops.</param>
    /// <param name="stopping">Cancelled when the service stops: then what is under way may end.</param>
    public async Task RunAsync(long botId, HeldLease held, PostgresSignal newUpdates, CancellationToken ends, CancellationToken stopping)
    {
        using var abandon = new CancellationTokenSource();
        await using var giveUp = ends.Register(() => abandon.CancelAfter(stopping.IsCancellationRequested ? _options.StopTimeout : TimeSpan.Zero));
        using var wake = new Wake(time);
        using var watchEnds = CancellationTokenSource.CreateLinkedTokenSource(ends);
        var lane = new UpdateLane(botId, held, store, handler, notices, _options, time, logger);
        var chats = new ChatsAtWork(time);
        var watch = WatchAsync(newUpdates, chats, wake, watchEnds.Token);
        logger.PumpStarted(botId, held.Token);
        try
        {
            await LoopAsync(botId, lane, chats, wake, ends, abandon.Token);
        }
        finally
        {
            await watchEnds.CancelAsync();
            await watch;
            await Task.WhenAll(chats.Lanes);
            logger.PumpEnded(botId, held.Token);
        }
    }

    private async Task LoopAsync(long botId, UpdateLane lane, ChatsAtWork chats, Wake wake, CancellationToken ends, CancellationToken abandon)
    {
        var after = long.MinValue;
        for (var faults = 0; !ends.IsCancellationRequested;)
        {
            try
            {
                chats.Settle();
                if (lane.LeaseLost)
                {
                    return;
                }

                var room = _options.MaxParallel - chats.Working;
                if (room == 0 || !chats.TryLook())
                {
                    await wake.WaitAsync(chats.NextDue, ends);
                    continue;
                }

                var taken = await store.TakeAsync(botId, after, chats.Occupied, room, MostOfChat, ends);
                faults = 0;
                var groups = taken.GroupBy(row => row.ChatId).Select(rows => rows.ToList()).ToList();
                if (groups.Count == room || after != long.MinValue)
                {
                    // There may be more behind, or before where this look began.
                    chats.LookAgain();
                }

                after = groups.Count == room ? groups[^1][0].ChatId : long.MinValue;
                foreach (var rows in groups)
                {
                    chats.Begin(rows[0].ChatId, () => lane.RunAsync(rows, rows.Count == MostOfChat, ends, abandon), wake.Set);
                }
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsTransient(fault))
            {
                chats.LookAgain();
                logger.UpdatesNotTaken(fault);
                await Task.Delay(Postgres.Backoff.Infrastructure.Delay(++faults), time, ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WatchAsync(PostgresSignal newUpdates, ChatsAtWork chats, Wake wake, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // A time-out counts as well: a lost notification only delays.
                await newUpdates.WaitAsync(_options.PollInterval, cancellationToken);
                chats.LookAgain();
                wake.Set();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
