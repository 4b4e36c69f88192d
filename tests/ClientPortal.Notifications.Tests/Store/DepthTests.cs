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

        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET updated_at = now() - interval '6 minutes' WHERE bot_id = $1 AND state = 'sending'", _bot);

        (await AgeAsync()).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task LeaseIsNotOverWhereTheDispatchersClockDiffers(int hours)
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        (await store.ClaimAsync(lease, now: DateTimeOffset.UtcNow.AddHours(hours))).Notifications.Count.ShouldBe(1);

        (await AgeAsync(hours)).ShouldBe(TimeSpan.Zero);

        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET updated_at = now() - interval '6 minutes' WHERE bot_id = $1", _bot);
        (await AgeAsync(hours)).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task WaitIsComparedWithTheClockThatItWasWrittenBy(int hours)
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var dispatchersNow = DateTimeOffset.UtcNow.AddHours(hours);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1) with { NotBefore = dispatchersNow.AddMinutes(2) }], Cancellation);
        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET created_at = now() - interval '1 day' WHERE bot_id = $1", _bot);
        (await AgeAsync(hours)).ShouldBe(TimeSpan.Zero, "it has to wait");

        await store.ExecuteAsync("UPDATE telegram.telegram_chats SET next_at = next_at - interval '5 minutes' WHERE bot_id = $1", _bot);

        (await AgeAsync(hours)).ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
    }

    /// <param name="hours">How far the dispatcher's clock is ahead of the server's.</param>
    private async Task<TimeSpan> AgeAsync(int hours = 0) =>
        (await new QueueMeter(store.Database).MeasureAsync(DateTimeOffset.UtcNow.AddHours(hours), TimeSpan.FromMinutes(1), Cancellation)).OldestDueAge;
}
