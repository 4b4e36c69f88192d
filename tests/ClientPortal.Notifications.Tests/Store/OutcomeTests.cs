using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class OutcomeTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();

    [Fact]
    public async Task SentRowKeepsTelegramsMessageAndTellsTheOthers()
    {
        var (lease, row) = await ClaimedAsync();

        await store.RecordAsync(lease, DeliveryOutcome.Sent(row, 4711, Rows.Now));

        (await store.StateAsync(row.Id)).ShouldBe("sent");
        (await store.ScalarAsync<long>("SELECT telegram_message_id FROM telegram.telegram_notifications_queue WHERE id = $1 AND sent AND sent_at IS NOT NULL", row.Id)).ShouldBe(4711);
        var sent = await PublishedAsync<NotificationSent>(row.Id);
        sent.ShouldBe(new NotificationSent(Snapshot(row, attempts: 1), 4711, PossiblyDuplicate: false, Sequence: 1, Rows.Now, Actor.System));
    }

    [Fact]
    public async Task FailedRowKeepsTelegramsWordsAndTellsTheOthers()
    {
        var (lease, row) = await ClaimedAsync();

        await store.RecordAsync(lease, DeliveryOutcome.Failed(row, NotificationCauses.BotBlocked, Rows.Now, 403, "Forbidden: bot was blocked by the user"));

        (await store.StateAsync(row.Id)).ShouldBe("failed:bot_blocked");
        var failed = await PublishedAsync<NotificationFailed>(row.Id);
        failed.ShouldBe(new NotificationFailed(
            Snapshot(row, attempts: 1), NotificationCauses.BotBlocked, 403, "Forbidden: bot was blocked by the user", 1, Rows.Now, Actor.System));
    }

    [Fact]
    public async Task UnansweredRowGoesOutOnceMoreThenRestsAsUnknown()
    {
        var (lease, row) = await ClaimedAsync();
        await store.RecordAsync(lease, DeliveryOutcome.Unknown(row, NotificationCauses.NoAnswer, UnknownOutcomePolicy.ResendOnce, Rows.Now));
        var again = await store.ClaimOneAsync(lease);
        again.PossiblyDuplicate.ShouldBeTrue();

        await store.RecordAsync(lease, DeliveryOutcome.Unknown(again, NotificationCauses.NoAnswer, UnknownOutcomePolicy.ResendOnce, Rows.Now));

        (await store.StateAsync(row.Id)).ShouldBe("unknown:no_answer");
        (await PublishedAsync<NotificationUnknown>(row.Id)).Notification.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task ReleasedRowIsAsItWas()
    {
        var (lease, row) = await ClaimedAsync();
        await store.RecordAsync(lease, DeliveryOutcome.Released(row, Rows.Now));
        var again = await store.ClaimOneAsync(lease);
        again.ShouldBe(row with { Version = again.Version });
    }

    [Fact]
    public async Task AnswerToSomebodyWhoIsNotConnectedPublishesNothing()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        var row = await store.ClaimOneAsync(lease);
        await store.RecordAsync(lease, DeliveryOutcome.Sent(row, 1, Rows.Now));
        (await store.ScalarAsync<long>("SELECT count(*) FROM telegram.outbox WHERE subject = $1::bigint::text", row.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task BatchOfOutcomesIsWrittenTogether()
    {
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync(Enumerable.Range(1, 300).Select(chat => Rows.To(_bot, chat)).ToArray(), Cancellation);
        var claimed = (await store.ClaimAsync(lease, max: 300)).Notifications;
        var outcomes = claimed.Select(n => DeliveryOutcome.Sent(n, n.Id, Rows.Now)).ToArray();

        var (recorded, next) = await store.Delivery.RecordAndClaimAsync(lease, outcomes, null, 300, Rows.Now, TimeSpan.FromMinutes(1), Cancellation);

        (recorded.Recorded.Count, recorded.Refused.Count, next.Notifications.Count).ShouldBe((300, 0, 0));
    }

    [Theory]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET state = 'sent', lease_holder = NULL, lease_token = NULL, lease_until = NULL WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET sent = true WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET state = 'pending' WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET lease_token = NULL WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET state = 'failed', lease_holder = NULL, lease_token = NULL, lease_until = NULL WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET state = 'lost' WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET telegram_message_id = 5 WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET chat_id = NULL WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET resends = 1 WHERE id = $1")]
    [InlineData("UPDATE telegram.telegram_notifications_queue SET recipient_type = 'chat' WHERE id = $1")]
    public async Task TableRefusesAStateThatContradictsItself(string sql)
    {
        var (_, row) = await ClaimedAsync();
        var refused = await Should.ThrowAsync<PostgresException>(() => store.ExecuteAsync(sql, row.Id));
        refused.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    private async Task<(DispatcherLease Lease, ClaimedNotification Row)> ClaimedAsync()
    {
        var recipient = StoreDatabase.NewClient();
        var target = await store.ConnectAsync(recipient, _bot);
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(recipient, target)], Cancellation);
        return (lease, await store.ClaimOneAsync(lease));
    }

    private static NotificationSnapshot Snapshot(ClaimedNotification row, int attempts) =>
        new(row.Id, row.Recipient!, row.NotificationType, row.ReferenceId, row.EventId, attempts);

    private async Task<TEvent> PublishedAsync<TEvent>(long id)
        where TEvent : class, IIntegrationEvent
    {
        var body = await store.ColumnAsync("SELECT body FROM telegram.outbox WHERE subject = $1::bigint::text AND type = $2", id, TEvent.EventType);
        return JsonSerializer.Deserialize<TEvent>(body.ShouldHaveSingleItem(), ContractsJson.Options)!;
    }
}
