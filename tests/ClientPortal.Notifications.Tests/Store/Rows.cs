using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>Rows and moves that the store's tests share.</summary>
internal static class Rows
{
    /// <summary>The moment at which the tests' dispatchers look at the queue: later than any row was made.</summary>
    public static DateTimeOffset Now { get; } = new(2100, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A row for a chat that is bound to no link.</summary>
    public static NewNotification To(long botId, long chatId, string text = "Hello", NotificationPriority priority = NotificationPriority.Normal) => new()
    {
        Target = new ChatTarget(botId, chatId, Generation: null),
        NotificationType = NotificationTypes.BotAnswer,
        Text = text,
        Language = "en",
        Priority = priority,
    };

    /// <summary>A row for a connected recipient.</summary>
    public static NewNotification To(RecipientSnapshot recipient, ChatTarget target, string text = "Hello") => new()
    {
        Recipient = recipient,
        Target = target,
        NotificationType = TicketCreated.EventType,
        EventId = Guid.CreateVersion7(),
        ReferenceId = Guid.CreateVersion7(),
        Text = text,
        Language = "en",
    };

    public static Task<ClaimResult> ClaimAsync(this StoreDatabase store, DispatcherLease lease, int max = 100, DateTimeOffset? now = null) =>
        store.Delivery.ClaimAsync(lease, max, now ?? Now, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public static async Task<ClaimedNotification> ClaimOneAsync(this StoreDatabase store, DispatcherLease lease) =>
        Assert.Single((await store.ClaimAsync(lease)).Notifications);

    public static Task<RecordResult> RecordAsync(this StoreDatabase store, DispatcherLease lease, params DeliveryOutcome[] outcomes) =>
        store.Delivery.RecordAsync(lease, outcomes, botNotBefore: null, TestContext.Current.CancellationToken);

    public static Task<string?> StateAsync(this StoreDatabase store, long id) =>
        store.ScalarAsync<string>("SELECT state || coalesce(':' || cause, '') FROM telegram.telegram_notifications_queue WHERE id = $1", id);

    /// <summary>Sends everything that is due, one claim after another, and answers the texts in the order of sending.</summary>
    public static async Task<List<string>> DrainAsync(this StoreDatabase store, DispatcherLease lease, int max = 100)
    {
        var texts = new List<string>();
        var claim = await store.ClaimAsync(lease, max);
        while (claim.Notifications.Count > 0 || claim.NextDueAt <= Now)
        {
            if (claim.Notifications.Count == 0)
            {
                // A claim that only cancelled: what comes behind is due.
                claim = await store.ClaimAsync(lease, max);
                continue;
            }

            texts.AddRange(claim.Notifications.Select(n => n.Text));
            var outcomes = claim.Notifications.Select(n => DeliveryOutcome.Sent(n, n.Id + 1000, Now)).ToArray();
            (_, claim) = await store.Delivery.RecordAndClaimAsync(
                lease, outcomes, botNotBefore: null, max, Now, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }

        return texts;
    }
}
