using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>Who switches off, pauses or mutes does not hear what waits already.</summary>
public sealed class WishTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static readonly RecipientPreferences Default = RecipientPreferences.Default;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();
    private readonly RecipientSnapshot _client = StoreDatabase.NewClient();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SwitchedOffRecipientHearsNothing(bool writtenInBetween)
    {
        var (lease, target) = await ConnectAsync();

        await ArrangeAsync(
            () => SaveAsync(Default with { Enabled = false }),
            writtenInBetween,
            Rows.To(_client, target, "ticket"),
            Direct(target),
            Rows.To(_client, target, "answer") with { NotificationType = NotificationTypes.BotAnswer });

        (await store.DrainAsync(lease)).ShouldBe(["answer"]);
        (await CancelledAsync()).ShouldBe(["ticket:switched_off", "direct:switched_off"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PausedRecipientHearsDirectMessagesAlone(bool writtenInBetween)
    {
        var (lease, target) = await ConnectAsync();

        await ArrangeAsync(() => SaveAsync(Default with { Paused = true }), writtenInBetween, Rows.To(_client, target, "ticket"), Direct(target));

        (await store.DrainAsync(lease)).ShouldBe(["direct"]);
        (await CancelledAsync()).ShouldBe(["ticket:paused"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MutedTicketIsToldOfNoMoreExceptAnAssignment(bool writtenInBetween)
    {
        var (lease, target) = await ConnectAsync();
        var ticket = Guid.CreateVersion7();

        await ArrangeAsync(
            () => store.Preferences.MuteTicketAsync(_client, ticket, Cancellation),
            writtenInBetween,
            Rows.To(_client, target, "muted") with { ReferenceId = ticket },
            Rows.To(_client, target, "assigned") with { ReferenceId = ticket, NotificationType = TicketAssigned.EventType },
            Rows.To(_client, target, "other"));

        (await store.DrainAsync(lease)).ShouldBe(["assigned", "other"]);
        (await CancelledAsync()).ShouldBe(["muted:muted"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TypeThatIsSwitchedOffIsToldNoMore(bool writtenInBetween)
    {
        var (lease, target) = await ConnectAsync();

        await ArrangeAsync(
            () => SaveAsync(Default with { DisabledTypes = [TicketCreated.EventType] }),
            writtenInBetween,
            Rows.To(_client, target, "created"),
            Rows.To(_client, target, "paid") with { NotificationType = InvoicePaid.EventType });

        (await store.DrainAsync(lease)).ShouldBe(["paid"]);
        (await CancelledAsync()).ShouldBe(["created:switched_off"]);
    }

    [Fact]
    public async Task WishIsSeenAtOnceInWhatWaits()
    {
        var (_, target) = await ConnectAsync();
        await store.Queue.EnqueueAsync([Rows.To(_client, target, "ticket"), Direct(target)], Cancellation);

        await SaveAsync(Default with { Paused = true });

        (await CancelledAsync()).ShouldBe(["ticket:paused"], "nobody has claimed yet");
    }

    [Fact]
    public async Task WishOfOneLeavesTheOthersAlone()
    {
        var (lease, target) = await ConnectAsync();
        var other = StoreDatabase.NewClient();
        var otherTarget = await store.ConnectAsync(other, _bot);
        await store.Queue.EnqueueAsync([Rows.To(_client, target, "mine"), Rows.To(other, otherTarget, "other's")], Cancellation);

        await SaveAsync(Default with { Enabled = false });

        (await store.DrainAsync(lease)).ShouldBe(["other's"]);
    }

    [Fact]
    public async Task RequeueDoesNotGoAgainstAWishThatStands()
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var (lease, target) = await ConnectAsync();
        await store.Queue.EnqueueAsync([Rows.To(_client, target, "ticket")], Cancellation);
        var id = await store.ScalarAsync<long>("SELECT id FROM telegram.telegram_notifications_queue WHERE recipient_id = $1", _client.RecipientId);
        await SaveAsync(Default with { Paused = true });

        (await store.Requeue.RequeueAsync([id], Cancellation)).ShouldBe(0);
        await SaveAsync(Default);
        (await store.DrainAsync(lease)).ShouldBeEmpty("what was cancelled does not come back by itself");
        (await store.Requeue.RequeueAsync([id], Cancellation)).ShouldBe(1);
        (await store.DrainAsync(lease)).ShouldBe(["ticket"]);
    }

    private async Task<(DispatcherLease Lease, ChatTarget Target)> ConnectAsync() =>
        (await store.TakeOverAsync(_bot), await store.ConnectAsync(_client, _bot));

    /// <summary>The wish comes after the rows, or between their recipient's look-up and their insert.</summary>
    private async Task ArrangeAsync(Func<Task> wish, bool writtenInBetween, params NewNotification[] rows)
    {
        if (writtenInBetween)
        {
            await wish();
        }

        await store.Queue.EnqueueAsync(rows, Cancellation);
        if (!writtenInBetween)
        {
            await wish();
        }
    }

    private NewNotification Direct(ChatTarget target) =>
        Rows.To(_client, target, "direct") with { NotificationType = NotificationTypes.DirectMessage, ReferenceId = null };

    private Task SaveAsync(RecipientPreferences preferences) => store.Preferences.SaveAsync(_client, preferences, Cancellation);

    private Task<IReadOnlyList<string>> CancelledAsync() => store.ColumnAsync(
        "SELECT message || ':' || cause FROM telegram.telegram_notifications_queue WHERE recipient_id = $1 AND state = 'cancelled' ORDER BY id",
        _client.RecipientId);
}
