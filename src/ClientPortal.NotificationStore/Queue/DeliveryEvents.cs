using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;

namespace ClientPortal.NotificationStore;

/// <summary>What the others are told of a row that came to rest.</summary>
internal static class DeliveryEvents
{
    /// <summary>Null where nobody is told: the row goes on, was cancelled, or is an answer to somebody who is not connected.</summary>
    public static OutboxMessage? Of(DeliveryOutcome outcome)
    {
        var row = outcome.Notification;
        if (row.Recipient is null)
        {
            return null;
        }

        var snapshot = new NotificationSnapshot(
            row.Id, row.Recipient, row.NotificationType, row.ReferenceId, row.EventId, row.Attempts + (outcome.SpendsAttempt ? 1 : 0));
        var sequence = row.Version + 1;
        return outcome.State switch
        {
            NotificationState.Sent => OutboxMessage.From(new NotificationSent(
                snapshot, outcome.TelegramMessageId!.Value, row.PossiblyDuplicate, sequence, outcome.At, Actor.System)),
            NotificationState.Failed => OutboxMessage.From(new NotificationFailed(
                snapshot, outcome.Cause!, outcome.ErrorCode, outcome.Error, sequence, outcome.At, Actor.System)),
            NotificationState.Unknown => OutboxMessage.From(new NotificationUnknown(
                snapshot, outcome.Cause!, sequence, outcome.At, Actor.System)),
            _ => null,
        };
    }
}
