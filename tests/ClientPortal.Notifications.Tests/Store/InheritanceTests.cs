using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>What a dispatcher inherits: places in the limits of groups, and waits that a clock set back left in the future.</summary>
public sealed class InheritanceTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static readonly TimeSpan Backoff = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task GroupsRecentMessagesAreToldWithTheirAge()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([.. Enumerable.Range(0, 5).Select(n => Rows.To(_bot, -1, $"{n}")), Rows.To(_bot, -2), Rows.To(_bot, 3)], Cancellation);
        await store.DrainAsync(lease);
        await store.ExecuteAsync(
            "UPDATE telegram.telegram_notifications_queue SET updated_at = now() - make_interval(secs => 20 * (4 - message::int)) WHERE bot_id = $1 AND chat_id = -1", _bot);

        var sends = await RecentAsync(perMinute: 20);

        sends.Where(send => send.ChatId == -1).Select(send => (int)send.Age.TotalSeconds).Order().ShouldBe([0, 20, 40]);
        sends.Count(send => send.ChatId == -2).ShouldBe(1);
        sends.ShouldNotContain(send => send.ChatId == 3);
        (await RecentAsync(perMinute: 2)).Count(send => send.ChatId == -1).ShouldBe(2, "no more than the limit is of interest");
    }

    [Fact]
    public async Task MessageThatMayHaveArrivedCounts()
    {
        var dead = await store.TakeOverAsync(_bot, token: 1);
        await store.Queue.EnqueueAsync([Rows.To(_bot, -1)], Cancellation);
        await store.ClaimOneAsync(dead);
        var successor = await store.TakeOverAsync(_bot, token: 2);
        await store.Delivery.RescueAsync(successor, UnknownOutcomePolicy.ResendOnce, Rows.Now, [], Cancellation);

        (await RecentAsync(perMinute: 20)).ShouldHaveSingleItem().ChatId.ShouldBe(-1);
    }

    [Fact]
    public async Task MessageThatWasTriedOftenCountsOnceByItsLastAttempt()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, -1)], Cancellation);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var row = await store.ClaimOneAsync(lease);
            await store.RecordAsync(lease, DeliveryOutcome.Retry(row, Rows.Now, spendsAttempt: true, NotificationCauses.PassingFault, Rows.Now));
        }

        (await RecentAsync(perMinute: 20)).ShouldHaveSingleItem().ChatId.ShouldBe(-1);
    }

    [Fact]
    public async Task MessageWhoseOutcomeIsUnknownCountsForAMinute()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, -1), Rows.To(_bot, -2), Rows.To(_bot, 3)], Cancellation);
        var rows = (await store.ClaimAsync(lease)).Notifications;
        await store.RecordAsync(lease, [.. rows.Select(row => DeliveryOutcome.Unknown(row, NotificationCauses.NoAnswer, UnknownOutcomePolicy.Hold, Rows.Now))]);
        await store.ExecuteAsync(
            "UPDATE telegram.telegram_notifications_queue SET updated_at = now() - interval '61 seconds' WHERE bot_id = $1 AND chat_id = -2", _bot);

        (await RecentAsync(perMinute: 20)).ShouldHaveSingleItem().ChatId.ShouldBe(-1);
    }

    [Fact]
    public async Task WaitThatIsCutIsNoAttempt()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, -1)], Cancellation);
        var row = await store.ClaimOneAsync(lease);
        await store.RecordAsync(lease, DeliveryOutcome.Retry(row, Rows.Now.AddHours(1), spendsAttempt: true, NotificationCauses.PassingFault, Rows.Now));
        await store.ExecuteAsync("UPDATE telegram.telegram_notifications_queue SET updated_at = now() - interval '2 minutes' WHERE bot_id = $1", _bot);

        (await ShortenAsync(lease)).ShouldBe(1);

        (await RecentAsync(perMinute: 20)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 60)]
    public async Task ChatsPauseIsCutToWhatItsLimitCanAskFor(long chat, int seconds)
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, chat)], Cancellation);
        var row = await store.ClaimOneAsync(lease);
        await store.RecordAsync(lease, DeliveryOutcome.Sent(row, 1, Rows.Now) with { ChatNotBefore = Rows.Now.AddHours(1) });

        (await ShortenAsync(lease)).ShouldBe(1);

        await store.Queue.EnqueueAsync([Rows.To(_bot, chat)], Cancellation);
        (await store.ClaimAsync(lease)).NextDueAt.ShouldBe(Rows.Now.AddSeconds(seconds));
    }

    [Fact]
    public async Task RetryIsCutToTheLongestBackoff()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        var row = await store.ClaimOneAsync(lease);
        await store.RecordAsync(lease, DeliveryOutcome.Retry(row, Rows.Now.AddHours(1), spendsAttempt: true, NotificationCauses.PassingFault, Rows.Now));

        (await ShortenAsync(lease)).ShouldBe(1);
        (await ShortenAsync(lease)).ShouldBe(0);

        (await store.ClaimAsync(lease)).NextDueAt.ShouldBe(Rows.Now + Backoff);
        (await store.ClaimAsync(lease, now: Rows.Now + Backoff)).Notifications.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WaitThatTelegramAskedForIsKept()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var rows = (await store.ClaimAsync(lease)).Notifications;
        var asked = TimeSpan.FromMinutes(30);
        var until = Rows.Now + asked;
        var outcomes = rows.Select(row => DeliveryOutcome.Retry(row, until, spendsAttempt: false, NotificationCauses.TooManyRequests, Rows.Now, 429)
            with { ChatNotBefore = until, AskedWait = asked }).ToArray();
        await store.Delivery.RecordAsync(lease, outcomes, until, Cancellation);

        (await ShortenAsync(lease)).ShouldBe(0);

        (await store.ClaimAsync(lease)).NextDueAt.ShouldBe(until);
    }

    [Fact]
    public async Task SilenceOfTheBotIsCutToTheLongestThatTelegramAskedFor()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var row = (await store.ClaimAsync(lease, max: 1)).Notifications[0];
        var asked = TimeSpan.FromSeconds(35);
        var until = Rows.Now.AddHours(1) + asked;
        await store.Delivery.RecordAsync(
            lease,
            [DeliveryOutcome.Retry(row, until, spendsAttempt: false, NotificationCauses.TooManyRequests, Rows.Now, 429) with { ChatNotBefore = until, AskedWait = asked }],
            until,
            Cancellation);

        await ShortenAsync(lease);

        (await store.ClaimAsync(lease)).NextDueAt.ShouldBe(Rows.Now + asked);
    }

    [Fact]
    public async Task MessageThatIsMeantForLaterIsLeftAlone()
    {
        var lease = await store.TakeOverAsync(_bot);
        var tomorrow = Rows.Now.AddDays(1);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1) with { NotBefore = tomorrow }], Cancellation);

        (await ShortenAsync(lease)).ShouldBe(0);

        (await store.ClaimAsync(lease)).NextDueAt.ShouldBe(tomorrow);
    }

    private Task<IReadOnlyList<GroupSend>> RecentAsync(int perMinute) =>
        new Inheritance(store.Database).RecentGroupSendsAsync(_bot, perMinute, Cancellation);

    private Task<int> ShortenAsync(DispatcherLease lease) =>
        new Inheritance(store.Database).ShortenWaitsAsync(lease, Rows.Now, Backoff, Cancellation);
}
