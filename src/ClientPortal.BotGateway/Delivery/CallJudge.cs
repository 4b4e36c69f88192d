using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Turns finished calls into outcomes to record, or into another form of the same message.</summary>
internal sealed class CallJudge(
    long botId,
    Sender sender,
    OutcomeBook book,
    EffectQueue effects,
    OutcomePolicy policy,
    SteadyClock clock,
    DeliveryMetrics metrics,
    ILogger logger)
{
    /// <summary>Telegram refused the token in one of the calls.</summary>
    public bool TokenRefused { get; private set; }

    /// <summary>Judges what has ended since the last time.</summary>
    /// <param name="mayContinue">False: what would go out in another form is given back instead.</param>
    public void Judge(bool mayContinue)
    {
        foreach (var (notification, verdict, wholeBot) in sender.TakeFinished())
        {
            if (verdict is Verdict.SendAs(var alteration) && notification.Form.As(alteration) is { } form)
            {
                metrics.Altered(alteration);
                logger.SentInAnotherForm(notification.Row.Id, alteration);
                notification.Form = form;
                if (mayContinue)
                {
                    sender.AddFirst(notification);
                }
                else
                {
                    book.Add(DeliveryOutcome.Released(notification.Row, clock.Now));
                }
            }
            else
            {
                Decide(notification, verdict, wholeBot);
            }
        }
    }

    private void Decide(OutgoingNotification notification, Verdict verdict, bool wholeBot)
    {
        var freeAt = sender.ChatFreeAt(notification.Form.ChatId);
        var outcome = policy.Decide(notification.Row, verdict, freeAt is null ? null : clock.At(freeAt.Value));
        book.Add(outcome);
        if (wholeBot)
        {
            book.SilenceBot(outcome.NotBefore);
        }

        if (LinkEffect.Of(notification.Row, verdict) is { } effect)
        {
            effects.Add(effect);
        }

        if (verdict is Verdict.StopBot)
        {
            TokenRefused = true;
            logger.TokenRefused(botId);
        }
    }
}
