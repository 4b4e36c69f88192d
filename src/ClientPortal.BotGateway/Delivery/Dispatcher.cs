using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Delivery.Documents;
using ClientPortal.NotificationStore;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Options;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// Sends one bot's messages while this process holds its lease: claims what is due and may leave, calls the Bot API,
/// records what came of it. One loop owns all state; only the calls themselves run beside it.
/// </summary>
internal sealed class Dispatcher(
    IBotApi botApi,
    DocumentLoader documents,
    Succession succession,
    DeliveryQueue queue,
    OrphanedClaims orphans,
    OutcomeEffects effects,
    IOptions<DeliveryOptions> settings,
    DeliveryMetrics metrics,
    DispatcherStatus status,
    SteadyClock clock,
    TimeProvider time,
    ILogger<Dispatcher> logger)
{
    private static readonly TimeSpan FlushWhenStopping = TimeSpan.FromSeconds(3);

    private readonly DeliveryOptions _options = settings.Value;

    /// <summary>Runs until the lease is lost, the token is refused or the service stops.</summary>
    /// <param name="ends">Cancelled when the lease is lost or the service stops.</param>
    /// <param name="stopping">Cancelled when the service stops.</param>
    public async Task RunAsync(
        long botId, HeldLease held, PostgresSignal newRows, CancellationToken ends, CancellationToken stopping)
    {
        var lease = new DispatcherLease(botId, $"{Environment.MachineName}/{Environment.ProcessId}", held.Token);
        var policy = new OutcomePolicy(_options, clock, time);
        if (await succession.TakeOverAsync(lease, policy, clock, ends) is not { } groupSends)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, ends);
            return;
        }

        using var wake = new Wake(time);
        using var sender = new Sender(botApi, documents, _options, time, wake, logger);
        sender.AssumeFull(groupSends);
        var book = new OutcomeBook(lease, queue, metrics, logger);
        var links = new EffectQueue(effects, logger);
        var judge = new CallJudge(botId, sender, book, links, policy, clock, metrics, logger);
        var turn = new DispatcherTurn(lease, held, sender, judge, book, links, orphans, _options, clock, logger);
        using var pumpEnds = CancellationTokenSource.CreateLinkedTokenSource(ends);
        var pump = PumpAsync(newRows, turn, wake, pumpEnds.Token);
        status.Took();
        try
        {
            await LoopAsync(turn, sender, policy, wake, ends);
        }
        finally
        {
            status.Ended();
            await pumpEnds.CancelAsync();
            await pump;
            await FinishAsync(turn, sender, wake, stopping);
            logger.DispatcherEnded(botId, held.Token);
        }
    }

    private async Task LoopAsync(DispatcherTurn turn, Sender sender, OutcomePolicy policy, Wake wake, CancellationToken ends)
    {
        var rescueDue = time.GetTimestamp() + Ticks(_options.ClaimDuration);
        for (var faults = 0; !ends.IsCancellationRequested;)
        {
            try
            {
                if (time.GetTimestamp() >= rescueDue)
                {
                    await queue.RescueAsync(turn.Lease, policy.LostDispatcher, clock.Now, turn.Known, ends);
                    rescueDue = time.GetTimestamp() + Ticks(_options.ClaimDuration);
                }

                var begun = time.GetTimestamp();
                var result = await turn.RunAsync(ends);
                faults = 0;
                status.Turned(sender.IsOutage);
                if (result is TurnResult.LeaseLost or TurnResult.TokenRefused)
                {
                    status.Token(refused: result is TurnResult.TokenRefused);
                    return;
                }

                if (result is TurnResult.Idle)
                {
                    await wake.WaitAsync(Earliest(turn.NextTurn, rescueDue), ends);
                }
                else if (_options.TurnGap - time.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
                {
                    await Task.Delay(left, time, ends);
                }
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsTransient(fault))
            {
                faults++;
                turn.ClaimsAreUncertain();
                logger.DatabaseAway(fault);
                await Task.Delay(Postgres.Backoff.Infrastructure.Delay(faults), time, ends)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>No more claims: waits for the answers under way and writes them down, in a time of its own.</summary>
    private async Task FinishAsync(DispatcherTurn turn, Sender sender, Wake wake, CancellationToken stopping)
    {
        using var answersLimit = new CancellationTokenSource(_options.StopTimeout, time);
        await using var abandon = answersLimit.Token.Register(sender.Abandon);
        turn.Judge(mayContinue: false);
        while (sender.UnderWay > 0)
        {
            await wake.WaitAsync(null, CancellationToken.None);
            turn.Judge(mayContinue: false);
        }

        using var flushLimit = new CancellationTokenSource();
        await using var hurry = stopping.Register(() => flushLimit.CancelAfter(FlushWhenStopping));
        await turn.FlushAsync(time, flushLimit.Token);
    }

    private async Task PumpAsync(PostgresSignal newRows, DispatcherTurn turn, Wake wake, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // A time-out counts as well: a lost notification only delays.
                await newRows.WaitAsync(_options.PollInterval, cancellationToken);
                turn.LookAgain();
                wake.Set();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private static long Earliest(long? one, long other) => one is null ? other : Math.Min(one.Value, other);
}
