using System.Diagnostics;
using ClientPortal.BotGateway.Callers;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Operations;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Linking;

/// <summary>Messages that somebody sends to himself, to see whether they arrive.</summary>
internal sealed class TestMessages(RecipientDirectory directory, NotificationQueue queue, NotificationHistory history)
{
    /// <summary>The queued message, or the cause for which none was.</summary>
    public async Task<(LastDeliveryView? Delivery, string Cause)> SendAsync(Caller caller, CancellationToken cancellationToken)
    {
        var audience = caller.IsClient
            ? new Audience { NotificationType = NotificationTypes.TestMessage, ClientId = caller.Recipient.RecipientId }
            : new Audience { NotificationType = NotificationTypes.TestMessage, AssigneeId = caller.AccountId, Assignee = true };
        // A deactivated staff account is nobody to tell.
        if (await directory.ResolveAsync(audience, cancellationToken) is not [var told])
        {
            return (null, NotificationCauses.Deactivated);
        }

        if (told.Target is null || told.SkipCause is not null)
        {
            return (null, told.SkipCause ?? NotificationCauses.NotConnected);
        }

        var message = new NewNotification
        {
            Recipient = told.Recipient,
            Target = told.Target,
            NotificationType = NotificationTypes.TestMessage,
            EventId = Guid.CreateVersion7(),
            Text = BotTexts.Set.For(told.Language).Text("Link_Test"),
            Language = told.Language,
            Priority = NotificationPriority.Urgent,
            TraceParent = Activity.Current?.Id,
        };
        await queue.EnqueueAsync([message], cancellationToken);
        var view = NotificationView.Of((await history.ForEventAsync(message.EventId!.Value, cancellationToken))[0]);
        return (new LastDeliveryView(view.Id, view.NotificationType, view.State, view.Cause, view.SentAt ?? view.CreatedAt), "");
    }
}
