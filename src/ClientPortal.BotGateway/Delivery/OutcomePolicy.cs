using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>What is written to a row after its call: pure decisions, no effects.</summary>
internal sealed class OutcomePolicy(DeliveryOptions options, SteadyClock clock, TimeProvider time)
{
    private const int MaxReason = 500;

    public UnknownOutcomePolicy UnknownAnswer => options.HoldUnknown ? UnknownOutcomePolicy.Hold : UnknownOutcomePolicy.ResendOnce;

    /// <summary>
    /// A crash leaves rows whose call may never have begun, so they always go out again unless all doubt is to be held:
    /// a process that is killed twice must not turn a message into an unknown one.
    /// </summary>
    public UnknownOutcomePolicy LostDispatcher => options.HoldUnknown ? UnknownOutcomePolicy.Hold : new UnknownOutcomePolicy(1_000);

    /// <summary>The row's next state.</summary>
    /// <param name="chatFreeAt">When the chat's limit allows its next message; null: now.</param>
    public DeliveryOutcome Decide(ClaimedNotification row, Verdict verdict, DateTimeOffset? chatFreeAt)
    {
        var at = time.GetUtcNow();
        return verdict switch
        {
            Verdict.Sent(var messageId) => DeliveryOutcome.Sent(row, messageId ?? 0, at) with { ChatNotBefore = chatFreeAt },
            Verdict.Wait(var retryAfter, var reason) =>
                DeliveryOutcome.Retry(row, clock.Now + retryAfter, spendsAttempt: false, Causes.TooManyRequests, at, 429, Short(reason))
                    with { ChatNotBefore = clock.Now + retryAfter, AskedWait = retryAfter },
            Verdict.TryLater later => TryLater(row, later, at),
            Verdict.Unknown =>
                DeliveryOutcome.Unknown(row, Causes.NoAnswer, UnknownAnswer, at, clock.Now + Delay(row.Attempts + 1)),
            Verdict.GiveUp(var cause, var code, var reason) => DeliveryOutcome.Failed(row, cause, at, code, Short(reason)),
            Verdict.Unreachable(var cause, var code, var reason, _) => DeliveryOutcome.Failed(row, cause, at, code, Short(reason)),
            Verdict.StopBot(var code, var reason) =>
                DeliveryOutcome.Retry(row, clock.Now, spendsAttempt: false, Causes.Unauthorized, at, code, Short(reason)),
            Verdict.Migrate => DeliveryOutcome.Retry(row, clock.Now, spendsAttempt: false, Causes.Migrated, at, 400),
            Verdict.SendAs => DeliveryOutcome.Failed(row, Causes.Rejected, at, 400, "Telegram refused the message in every form."),
            _ => throw new InvalidOperationException($"No outcome for {verdict.GetType().Name}."),
        };
    }

    private DeliveryOutcome TryLater(ClaimedNotification row, Verdict.TryLater later, DateTimeOffset at)
    {
        if (later.SpendsAttempt && row.Attempts + 1 >= options.MaxAttempts)
        {
            return DeliveryOutcome.Failed(row, Causes.AttemptsExhausted, at, later.Code, Short(later.Reason));
        }

        // What spends no attempt has no count to grow by; while Telegram is away the outage's probes space it out.
        var delay = Delay(later.SpendsAttempt ? row.Attempts + 1 : 1);
        return DeliveryOutcome.Retry(row, clock.Now + delay, later.SpendsAttempt, later.Cause, at, later.Code, Short(later.Reason));
    }

    private TimeSpan Delay(int failures) => Backoff.Delay(failures, options.BackoffFirst, options.BackoffMost);

    private static string Short(string reason)
    {
        if (reason.Length <= MaxReason)
        {
            return reason;
        }

        // Half a surrogate pair is no text: the database would refuse it, and with it the whole batch.
        return reason[..(char.IsHighSurrogate(reason[MaxReason - 1]) ? MaxReason - 1 : MaxReason)];
    }
}
