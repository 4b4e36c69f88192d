using ClientPortal.NotificationStore;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class ClaimTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task ChatGetsItsMessagesInTheOrderOfTheirRows()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1, "a1"), Rows.To(_bot, 2, "b1"), Rows.To(_bot, 1, "a2")], Cancellation);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 2, "b2"), Rows.To(_bot, 1, "a3")], Cancellation);

        var sent = await store.DrainAsync(lease);

        sent.Where(t => t[0] == 'a').ShouldBe(["a1", "a2", "a3"]);
        sent.Where(t => t[0] == 'b').ShouldBe(["b1", "b2"]);
    }

    [Fact]
    public async Task ChatWithARowInFlightGivesOutNoOther()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1, "first"), Rows.To(_bot, 1, "second")], Cancellation);

        var first = await store.ClaimOneAsync(lease);
        (await store.ClaimAsync(lease)).Notifications.ShouldBeEmpty();
        await store.RecordAsync(lease, DeliveryOutcome.Sent(first, 1, Rows.Now));

        (await store.ClaimOneAsync(lease)).Text.ShouldBe("second");
    }

    [Fact]
    public async Task UrgentChatsGoBeforeNormalOnesAndThoseBeforeBulk()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync(
            [
                Rows.To(_bot, 1, "bulk", NotificationPriority.Bulk),
                Rows.To(_bot, 2, "normal"),
                Rows.To(_bot, 3, "urgent", NotificationPriority.Urgent),
            ],
            Cancellation);

        (await store.ClaimAsync(lease, max: 1)).Notifications.ShouldHaveSingleItem().Text.ShouldBe("urgent");
        (await store.ClaimAsync(lease, max: 1)).Notifications.ShouldHaveSingleItem().Text.ShouldBe("normal");
        (await store.ClaimAsync(lease, max: 1)).Notifications.ShouldHaveSingleItem().Text.ShouldBe("bulk");
    }

    [Fact]
    public async Task ChatWhoseMessageCameFirstGoesFirst()
    {
        var lease = await store.TakeOverAsync(_bot);
        var chats = Enumerable.Range(1, 20).Select(chat => (long)chat).ToArray();
        await store.Queue.EnqueueAsync(chats.Select(chat => Rows.To(_bot, chat)).ToArray(), Cancellation);
        await store.DrainAsync(lease);

        long[] arrivals = [7, 3, 19, 1, 12];
        foreach (var chat in arrivals)
        {
            await store.Queue.EnqueueAsync([Rows.To(_bot, chat)], Cancellation);
        }

        var served = new List<long>();
        while ((await store.ClaimAsync(lease, max: 1)).Notifications is [var next])
        {
            served.Add(next.ChatId);
        }

        served.ShouldBe(arrivals);
    }

    [Fact]
    public async Task RowIsNotClaimedBeforeItsTimeAndTheClaimSaysWhenThatIs()
    {
        var lease = await store.TakeOverAsync(_bot);
        var due = Rows.Now.AddMinutes(5);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1) with { NotBefore = due }], Cancellation);

        var early = await store.ClaimAsync(lease);
        early.Notifications.ShouldBeEmpty();
        early.NextDueAt.ShouldBe(due);
        (await store.ClaimAsync(lease, now: due)).Notifications.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RetriedRowHoldsItsChatsLaterRowsBackAndNoOtherChat()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1, "a1"), Rows.To(_bot, 1, "a2")], Cancellation);
        var first = await store.ClaimOneAsync(lease);
        var again = Rows.Now.AddSeconds(30);
        await store.RecordAsync(lease, DeliveryOutcome.Retry(first, again, spendsAttempt: true, NotificationCauses.PassingFault, Rows.Now, 502, "Bad Gateway"));
        await store.Queue.EnqueueAsync([Rows.To(_bot, 2, "b1")], Cancellation);

        (await store.DrainAsync(lease)).ShouldBe(["b1"]);
        var later = (await store.ClaimAsync(lease, now: again)).Notifications.ShouldHaveSingleItem();
        (later.Text, later.Attempts).ShouldBe(("a1", 1));
    }

    [Fact]
    public async Task LimitThatAskedToWaitSpendsNoAttempt()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        var row = await store.ClaimOneAsync(lease);

        await store.RecordAsync(lease, DeliveryOutcome.Retry(row, Rows.Now, spendsAttempt: false, NotificationCauses.TooManyRequests, Rows.Now, 429, "Too Many Requests: retry after 35"));

        (await store.ClaimOneAsync(lease)).Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task ChatsPauseHoldsItsNextRowAndNoOtherChats()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1, "a1"), Rows.To(_bot, 1, "a2"), Rows.To(_bot, 2, "b1")], Cancellation);
        var claimed = (await store.ClaimAsync(lease)).Notifications;
        var pause = Rows.Now.AddSeconds(1);
        await store.RecordAsync(lease, claimed.Select(n => DeliveryOutcome.Sent(n, 1, Rows.Now) with { ChatNotBefore = n.ChatId == 1 ? pause : null }).ToArray());
        await store.Queue.EnqueueAsync([Rows.To(_bot, 2, "b2")], Cancellation);

        var next = await store.ClaimAsync(lease);

        next.Notifications.Select(n => n.Text).ShouldBe(["b2"]);
        next.NextDueAt.ShouldBe(pause);
    }

    [Fact]
    public async Task BotsSilenceHoldsEverything()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        var row = (await store.ClaimAsync(lease, max: 1)).Notifications.ShouldHaveSingleItem();
        var until = Rows.Now.AddSeconds(35);
        await store.Delivery.RecordAsync(
            lease, [DeliveryOutcome.Retry(row, until, spendsAttempt: false, NotificationCauses.TooManyRequests, Rows.Now)], until, Cancellation);

        var silent = await store.ClaimAsync(lease);

        silent.Notifications.ShouldBeEmpty();
        silent.NextDueAt.ShouldBe(until);
        (await store.ClaimAsync(lease, now: until)).Notifications.Count.ShouldBe(2);
    }

    [Fact]
    public async Task EmptyQueueHasNoNextTime()
    {
        var lease = await store.TakeOverAsync(_bot);
        (await store.ClaimAsync(lease)).ShouldSatisfyAllConditions(c => c.Notifications.ShouldBeEmpty(), c => c.NextDueAt.ShouldBeNull(), c => c.Refused.ShouldBeFalse());
    }

    [Fact]
    public async Task WritersOfOneChatNeverLoseItsHead()
    {
        var lease = await store.TakeOverAsync(_bot);
        const int writers = 8, each = 25;
        var writing = Enumerable.Range(0, writers).Select(w => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                {
                    await store.Queue.EnqueueAsync([Rows.To(_bot, i % 2, $"{w}"), Rows.To(_bot, 1 - (i % 2), $"{w}")], Cancellation);
                }
            },
            Cancellation)).ToArray();

        var sent = 0;
        while (!Task.WhenAll(writing).IsCompleted)
        {
            sent += (await store.DrainAsync(lease)).Count;
        }

        await Task.WhenAll(writing);
        sent += (await store.DrainAsync(lease)).Count;
        sent.ShouldBe(writers * each * 2);
    }

    [Fact]
    public async Task WhatAChatReceivesRisesByRowEvenWithManyWriters()
    {
        var lease = await store.TakeOverAsync(_bot);
        var ids = new List<long>();
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
                }
            },
            Cancellation)));
        while (ids.Count < 120)
        {
            foreach (var row in (await store.ClaimAsync(lease)).Notifications)
            {
                ids.Add(row.Id);
                await store.RecordAsync(lease, DeliveryOutcome.Sent(row, row.Id, Rows.Now));
            }
        }

        await writing;
        ids.ShouldBe(ids.Order());
    }
}
