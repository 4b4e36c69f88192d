using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class EnqueueTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task RepeatOfAnEventAddsNothingAndChangesNothing()
    {
        var recipient = StoreDatabase.NewClient();
        var row = Rows.To(recipient, new ChatTarget(_bot, 1, 1), "first");

        (await store.Queue.EnqueueAsync([row, row with { Part = 1 }], Cancellation)).ShouldBe(new EnqueueResult(2, 0));
        (await store.Queue.EnqueueAsync([row with { Text = "second" }, row with { Part = 1 }], Cancellation)).ShouldBe(new EnqueueResult(0, 0));

        (await store.ColumnAsync("SELECT message FROM telegram.telegram_notifications_queue WHERE event_id = $1 ORDER BY part", row.EventId!.Value))
            .ShouldBe(["first", "first"]);
    }

    [Fact]
    public async Task SkippedRowIsFinalAndNeverClaimed()
    {
        var lease = await store.TakeOverAsync(_bot);
        var row = Rows.To(StoreDatabase.NewUser(), new ChatTarget(_bot, 1, 1)) with { SkipCause = NotificationCauses.Muted };

        (await store.Queue.EnqueueAsync([row], Cancellation)).ShouldBe(new EnqueueResult(0, 1));

        (await store.ClaimAsync(lease)).ShouldSatisfyAllConditions(c => c.Notifications.ShouldBeEmpty(), c => c.NextDueAt.ShouldBeNull());
    }

    [Fact]
    public async Task MessageWithoutAChatIsRefused() => await Should.ThrowAsync<ArgumentException>(() =>
        store.Queue.EnqueueAsync([Rows.To(_bot, 1) with { Target = null }], Cancellation));

    [Fact]
    public async Task ManyRowsGoInTogetherInTheirOrder()
    {
        var lease = await store.TakeOverAsync(_bot);
        var rows = Enumerable.Range(0, 1_000).Select(i => Rows.To(_bot, i % 100, $"{i / 100}")).ToArray();

        await store.Queue.EnqueueAsync(rows, Cancellation);

        var sent = await store.DrainAsync(lease);
        sent.ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"{i / 100}"));
    }
}
