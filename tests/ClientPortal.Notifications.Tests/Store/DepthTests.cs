using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class DepthTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task MessageThatCouldHaveLeftIsOverdue()
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2) with { NotBefore = DateTimeOffset.UtcNow.AddDays(1) }], Cancellation);
        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET created_at = now() - interval '5 minutes' WHERE bot_id = $1", _bot);

        (await AgeAsync()).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task MessageThatItsHolderLeftBehindIsOverdueOnceItsLeaseRanOut()
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 1)], Cancellation);
        (await store.ClaimAsync(lease, now: DateTimeOffset.UtcNow)).Notifications.Count.ShouldBe(1);
        (await AgeAsync()).ShouldBe(TimeSpan.Zero, "it is in good hands");

        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET lease_until = now() - interval '5 minutes' WHERE bot_id = $1 AND state = 'sending'", _bot);

        (await AgeAsync()).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    private async Task<TimeSpan> AgeAsync() => (await new QueueMeter(store.Database).MeasureAsync(Cancellation)).OldestDueAge;
}
