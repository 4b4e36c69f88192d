using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class RetentionTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static readonly TimeSpan Settled = TimeSpan.FromDays(90);
    private static readonly TimeSpan Failed = TimeSpan.FromDays(365);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task WhatCameToRestLongAgoGoesAndTheRestStays()
    {
        foreach (var days in new[] { 400, 91, 89 })
        {
            foreach (var state in new[] { "pending", "sending", "sent", "skipped", "cancelled", "failed", "unknown" })
            {
                await AddAsync(state, days);
            }
        }

        (await CleanAsync(pageSize: 4)).ShouldBe(8);

        (await StatesAsync()).ShouldBe(
            [
                "400 pending", "400 sending",
                "91 pending", "91 sending", "91 failed", "91 unknown",
                "89 pending", "89 sending", "89 sent", "89 skipped", "89 cancelled", "89 failed", "89 unknown",
            ]);
    }

    [Fact]
    public async Task AgeCountsFromTheEndNotFromTheBeginning()
    {
        await AddAsync("sent", created: 400, settled: 10);
        await CleanAsync();
        (await StatesAsync()).ShouldBe(["400 sent"]);
    }

    [Fact]
    public async Task RepeatOfAnEventIsNotToldForAsLongAsItMayBeReplayed()
    {
        var row = Rows.To(StoreDatabase.NewClient(), new ChatTarget(_bot, 1, 1));
        await store.Queue.EnqueueAsync([row], Cancellation);
        await store.ExecuteAsync(
            "UPDATE telegram.telegram_notifications_queue SET state = 'sent', sent = true, sent_at = now() - interval '89 days', created_at = now() - interval '89 days', updated_at = now() - interval '89 days' WHERE event_id = $1",
            row.EventId!.Value);

        await CleanAsync();

        (await store.Queue.EnqueueAsync([row], Cancellation)).ShouldBe(new EnqueueResult(0, 0));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => new QueueRetention(store.Database).RemoveAsync(0, 10, TimeSpan.FromDays(89), Failed, Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => new QueueRetention(store.Database).RemoveAsync(0, 10, Settled, TimeSpan.FromDays(89), Cancellation));
    }

    [Fact]
    public async Task RowThatSomebodyHoldsIsLeftForTheNextTime()
    {
        await AddAsync("sent", 100);
        await AddAsync("sent", 99);
        await using (var other = await store.Database.OpenConnectionAsync(Cancellation))
        await using (await other.BeginTransactionAsync(Cancellation))
        {
            await using var holds = new NpgsqlCommand(
                "SELECT id FROM telegram.telegram_notifications_queue WHERE bot_id = $1 ORDER BY id LIMIT 1 FOR UPDATE", other)
            {
                Parameters = { new() { Value = _bot } },
            };
            await holds.ExecuteScalarAsync(Cancellation);
            (await CleanAsync()).ShouldBe(1);
        }

        (await CleanAsync()).ShouldBe(1);
    }

    private async Task<int> CleanAsync(int pageSize = 1_000)
    {
        var removed = 0;
        for (var page = new RetentionPage(0, More: true, 0); page.More;)
        {
            page = await new QueueRetention(store.Database).RemoveAsync(page.LastId, pageSize, Settled, Failed, Cancellation);
            removed += page.Removed;
        }

        return removed;
    }

    private Task<int> AddAsync(string state, int days) => AddAsync(state, created: days, settled: days);

    private Task<int> AddAsync(string state, int created, int settled) => store.ExecuteAsync(
        """
        INSERT INTO telegram.telegram_notifications_queue
               (recipient_type, chat_id, bot_id, message, notification_type, language, state, sent, sent_at, cause,
                lease_holder, lease_token, lease_until, created_at, updated_at)
        SELECT 'chat', 1, $1, 'text', 'bot_answer', 'en', $2, $2 = 'sent', CASE WHEN $2 = 'sent' THEN now() END, 'test',
               CASE WHEN $2 = 'sending' THEN 'test' END, CASE WHEN $2 = 'sending' THEN 1 END, CASE WHEN $2 = 'sending' THEN now() END,
               now() - make_interval(days => $3), now() - make_interval(days => $4)
        """,
        _bot, state, created, settled);

    private Task<IReadOnlyList<string>> StatesAsync() => store.ColumnAsync(
        "SELECT round(extract(epoch FROM now() - created_at) / 86400) || ' ' || state FROM telegram.telegram_notifications_queue WHERE bot_id = $1 ORDER BY id",
        _bot);
}
