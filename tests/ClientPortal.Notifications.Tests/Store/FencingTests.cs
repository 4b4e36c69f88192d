using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class FencingTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task FormerHoldersClaimIsRefused()
    {
        var former = await store.TakeOverAsync(_bot, token: 1);
        await store.TakeOverAsync(_bot, token: 2);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);

        var claim = await store.ClaimAsync(former);

        claim.Refused.ShouldBeTrue();
        (await store.ScalarAsync<string>("SELECT state FROM telegram.telegram_notifications_queue WHERE bot_id = $1", _bot)).ShouldBe("pending");
    }

    [Fact]
    public async Task FormerHolderCannotTakeOverAgain()
    {
        await store.TakeOverAsync(_bot, token: 2);
        (await store.Delivery.TakeOverAsync(new DispatcherLease(_bot, "old", 1), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task LateRecordOfAFrozenHolderIsRefusedAndPublishesNothing()
    {
        var recipient = StoreDatabase.NewClient();
        var target = await store.ConnectAsync(recipient, _bot);
        var frozen = await store.TakeOverAsync(_bot, token: 1);
        await store.Queue.EnqueueAsync([Rows.To(recipient, target)], Cancellation);
        var row = await store.ClaimOneAsync(frozen);
        var successor = await store.TakeOverAsync(_bot, token: 2);

        var beforeRescue = await store.RecordAsync(frozen, DeliveryOutcome.Sent(row, 77, Rows.Now));
        await store.Delivery.RescueAsync(successor, UnknownOutcomePolicy.ResendOnce, Rows.Now, [], Cancellation);
        var afterRescue = await store.RecordAsync(frozen, DeliveryOutcome.Sent(row, 77, Rows.Now));

        beforeRescue.Refused.ShouldBe([row.Id]);
        afterRescue.Refused.ShouldBe([row.Id]);
        (await store.StateAsync(row.Id)).ShouldBe("pending:dispatcher_lost");
        (await PublishedAsync(row.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RowOfADeadHolderIsSentOnceMoreAndMarked()
    {
        var dead = await store.TakeOverAsync(_bot, token: 1);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        var row = await store.ClaimOneAsync(dead);

        var successor = await store.TakeOverAsync(_bot, token: 2);
        (await store.Delivery.RescueAsync(successor, UnknownOutcomePolicy.ResendOnce, Rows.Now, [], Cancellation)).ShouldBe(1);

        var again = await store.ClaimOneAsync(successor);
        (again.Id, again.PossiblyDuplicate, again.Resends, again.Attempts).ShouldBe((row.Id, true, 1, 1));
    }

    [Fact]
    public async Task RowThatLostItsHolderTwiceIsHeldAndSaidToBeUnknown()
    {
        var recipient = StoreDatabase.NewUser();
        var target = await store.ConnectAsync(recipient, _bot);
        await store.Queue.EnqueueAsync([Rows.To(recipient, target)], Cancellation);
        var row = await store.ClaimOneAsync(await store.TakeOverAsync(_bot, token: 1));
        for (var token = 2; token <= 3; token++)
        {
            var successor = await store.TakeOverAsync(_bot, token);
            await store.Delivery.RescueAsync(successor, UnknownOutcomePolicy.ResendOnce, Rows.Now, [], Cancellation);
            await store.ClaimAsync(successor);
        }

        (await store.StateAsync(row.Id)).ShouldBe("unknown:dispatcher_lost");
        (await PublishedAsync(row.Id)).ShouldBe([NotificationUnknown.EventType]);
    }

    [Fact]
    public async Task RowOfADeadHolderIsHeldWhenTheSettingSaysSo()
    {
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1, "first"), Rows.To(_bot, 1, "second")], Cancellation);
        var row = await store.ClaimOneAsync(await store.TakeOverAsync(_bot, token: 1));
        var successor = await store.TakeOverAsync(_bot, token: 2);

        await store.Delivery.RescueAsync(successor, UnknownOutcomePolicy.Hold, Rows.Now, [], Cancellation);

        (await store.StateAsync(row.Id)).ShouldBe("unknown:dispatcher_lost");
        (await store.ClaimOneAsync(successor)).Text.ShouldBe("second");
    }

    [Fact]
    public async Task RescueLeavesRowsAloneThatTheirHolderStillSends()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        await store.ClaimOneAsync(lease);

        (await store.Delivery.RescueAsync(lease, UnknownOutcomePolicy.ResendOnce, Rows.Now, [], Cancellation)).ShouldBe(0);
        (await store.Delivery.RescueAsync(lease, UnknownOutcomePolicy.ResendOnce, Rows.Now.AddHours(1), [], Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task RescueLeavesRowsAloneThatTheirHolderKnowsHoweverOldTheirClaim()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var rows = (await store.ClaimAsync(lease)).Notifications;
        var (held, lost) = (rows[0], rows[1]);

        (await store.Delivery.RescueAsync(lease, UnknownOutcomePolicy.ResendOnce, Rows.Now.AddHours(1), [held.Id], Cancellation)).ShouldBe(1);

        (await store.StateAsync(lost.Id)).ShouldBe("pending:dispatcher_lost");
        (await store.RecordAsync(lease, DeliveryOutcome.Sent(held, 77, Rows.Now))).Recorded.ShouldBe([held.Id]);
    }

    private Task<IReadOnlyList<string>> PublishedAsync(long id) =>
        store.ColumnAsync("SELECT type FROM telegram.outbox WHERE subject = $1::bigint::text ORDER BY position", id);
}
