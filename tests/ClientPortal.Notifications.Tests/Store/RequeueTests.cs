using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class RequeueTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task RequeueByCausePassesOverThoseWhoStillCannotBeReached()
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var stranger = StoreDatabase.NewClient();
        var client = StoreDatabase.NewClient();
        var nowhere = new ChatTarget(_bot, 1, 1);
        await store.Queue.EnqueueAsync(
            [.. Enumerable.Range(0, 1050).Select(_ => Skipped(stranger)), Skipped(client), Skipped(stranger), Skipped(client), Skipped(client)], Cancellation);
        await store.ConnectAsync(client, _bot);

        (await ByCauseAsync(max: 2)).ShouldBe(2);
        (await ByCauseAsync(max: 2)).ShouldBe(1);
        (await ByCauseAsync(max: 2)).ShouldBe(0);

        (await store.ColumnAsync("SELECT state FROM telegram.telegram_notifications_queue WHERE recipient_id = $1", client.RecipientId))
            .ShouldBe(["pending", "pending", "pending"]);

        NewNotification Skipped(Contracts.RecipientSnapshot recipient) =>
            Rows.To(recipient, nowhere) with { SkipCause = NotificationCauses.NotConnected };
    }

    private Task<int> ByCauseAsync(int max) => store.Requeue.RequeueByCauseAsync(NotificationCauses.NotConnected, max, Cancellation);
}
