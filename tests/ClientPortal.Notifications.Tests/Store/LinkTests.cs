using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

public sealed class LinkTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly long _bot = StoreDatabase.NewBot();
    private readonly RecipientSnapshot _client = StoreDatabase.NewClient();

    [Fact]
    public async Task ActivationPublishesTheLink()
    {
        var target = await store.ConnectAsync(_client, _bot);

        var body = (await store.ColumnAsync("SELECT body FROM telegram.outbox WHERE subject = $1", _client.RecipientId.ToString())).ShouldHaveSingleItem();

        JsonSerializer.Deserialize<TelegramLinkActivated>(body, ContractsJson.Options)!.Link
            .ShouldBe(new LinkSnapshot(_client, _bot, target.ChatId, "someone", 1));
        (await store.Links.FindRecipientAsync(_bot, target.ChatId, Cancellation)).ShouldBe(_client);
    }

    [Fact]
    public async Task TelegramAccountOfSomebodyElseIsNeverMoved()
    {
        var person = StoreDatabase.NewPerson();
        var owner = StoreDatabase.NewUser();
        await store.ConnectAsync(owner, _bot, person);

        var result = await store.Links.ActivateAsync(new LinkActivation(_client, _bot, person, null, person, null, Actor.System), Cancellation);

        result.ShouldBe(new LinkActivationResult(LinkActivationOutcome.TakenByAnother, owner));
        (await store.Links.FindAsync(_client, Cancellation)).ShouldBeNull();
        (await store.Links.FindRecipientAsync(_bot, person, Cancellation)).ShouldBe(owner);
    }

    [Fact]
    public async Task OfTwoPressesAtOnceOneClaimsTheToken()
    {
        var token = Token();
        await store.Tokens.StartAsync(_client, _bot, token, Rows.Now.AddMinutes(10), Cancellation);

        var claims = await Task.WhenAll(Enumerable.Range(1, 6).Select(person => store.Tokens.ClaimAsync(_bot, token, person, Rows.Now, Cancellation)));

        claims.Count(c => c.Outcome == TokenClaimOutcome.Claimed).ShouldBe(1);
        claims.Count(c => c.Outcome == TokenClaimOutcome.ClaimedByAnother).ShouldBe(5);
    }

    [Fact]
    public async Task TokenThatIsExpiredVoidOrOfAnotherBotCannotBeClaimed()
    {
        var (old, fresh) = (Token(), Token());
        await store.Tokens.StartAsync(_client, _bot, old, Rows.Now.AddMinutes(10), Cancellation);
        await store.Tokens.StartAsync(_client, _bot, fresh, Rows.Now.AddMinutes(10), Cancellation);

        (await store.Tokens.ClaimAsync(_bot, old, 1, Rows.Now, Cancellation)).ShouldBe(new TokenClaim(TokenClaimOutcome.Replaced, _client));
        (await store.Tokens.ClaimAsync(_bot + 1_000_000, fresh, 1, Rows.Now, Cancellation)).Outcome.ShouldBe(TokenClaimOutcome.Unknown);
        (await store.Tokens.ClaimAsync(_bot, fresh, 1, Rows.Now.AddMinutes(10), Cancellation)).Outcome.ShouldBe(TokenClaimOutcome.Expired);
        (await store.Tokens.ClaimAsync(_bot, fresh, 1, Rows.Now, Cancellation)).ShouldBe(new TokenClaim(TokenClaimOutcome.Claimed, _client));
    }

    [Fact]
    public async Task ConfirmationUsesTheTokenUpAndOnlyItsClaimantMay()
    {
        var token = Token();
        var (claimant, other) = (StoreDatabase.NewPerson(), StoreDatabase.NewPerson());
        await store.Tokens.StartAsync(_client, _bot, token, DateTimeOffset.UtcNow.AddMinutes(10), Cancellation);
        await store.Tokens.ClaimAsync(_bot, token, claimant, DateTimeOffset.UtcNow, Cancellation);

        (await ConfirmAsync(other)).ShouldBe(LinkActivationOutcome.TokenNotValid);
        (await ConfirmAsync(claimant)).ShouldBe(LinkActivationOutcome.Activated);
        (await ConfirmAsync(claimant)).ShouldBe(LinkActivationOutcome.TokenNotValid);

        async Task<LinkActivationOutcome> ConfirmAsync(long person) =>
            (await store.Links.ActivateAsync(new LinkActivation(_client, _bot, person, null, person, token, Actor.System), Cancellation)).Outcome;
    }

    [Fact]
    public async Task StandingLinkStaysWhileANewTokenWaits()
    {
        await store.ConnectAsync(_client, _bot);
        await store.Tokens.StartAsync(_client, _bot, Token(), Rows.Now, Cancellation);
        (await store.Links.FindAsync(_client, Cancellation))!.State.ShouldBe(LinkState.Active);
    }

    [Fact]
    public async Task RowsOfAMovedLinkAreCancelledAndNewOnesGoToTheNewChat()
    {
        var lease = await store.TakeOverAsync(_bot);
        var old = await store.ConnectAsync(_client, _bot);
        await store.Queue.EnqueueAsync([Rows.To(_client, old, "old")], Cancellation);

        var moved = await store.ConnectAsync(_client, _bot);
        // Resolved before the move, inserted after it.
        await store.Queue.EnqueueAsync([Rows.To(_client, old, "late"), Rows.To(_client, moved, "new")], Cancellation);

        (await store.DrainAsync(lease)).ShouldBe(["new"]);
        (await store.ColumnAsync("SELECT state || ':' || cause FROM telegram.telegram_notifications_queue WHERE recipient_id = $1 AND state = 'cancelled'", _client.RecipientId))
            .ShouldBe(["cancelled:link_changed", "cancelled:link_changed"]);
    }

    [Fact]
    public async Task ChatOfACancelledHeadGoesOn()
    {
        var lease = await store.TakeOverAsync(_bot);
        var target = await store.ConnectAsync(_client, _bot);
        await store.Queue.EnqueueAsync([Rows.To(_client, target, "notification"), Notice(target.ChatId, "goodbye")], Cancellation);

        await store.Links.RemoveAsync(_client, null, NotificationCauses.DisconnectedByUser, Actor.System, Cancellation);

        (await store.DrainAsync(lease)).ShouldBe(["goodbye"]);
    }

    [Fact]
    public async Task AnswersThatWaitEndWithTheLinkAndThoseOfOtherChatsDoNot()
    {
        var lease = await store.TakeOverAsync(_bot);
        var target = await store.ConnectAsync(_client, _bot);
        await store.Queue.EnqueueAsync(
            [Rows.To(_bot, target.ChatId, "your tickets"), Rows.To(_bot, StoreDatabase.NewPerson(), "of somebody else"), Notice(target.ChatId, "goodbye")], Cancellation);

        await store.Links.RemoveAsync(_client, null, NotificationCauses.AccountDeactivated, Actor.System, Cancellation);

        (await store.DrainAsync(lease)).ShouldBe(["of somebody else", "goodbye"], ignoreOrder: true);
        (await store.ColumnAsync("SELECT cause FROM telegram.telegram_notifications_queue WHERE bot_id = $1 AND state = 'cancelled'", _bot)).ShouldBe(["link_changed"]);
    }

    [Fact]
    public async Task AnswersForTheAccountThatATelegramAccountLeavesAreNotShown()
    {
        var lease = await store.TakeOverAsync(_bot);
        var left = await store.ConnectAsync(_client, _bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, left.ChatId, "tickets of the first account")], Cancellation);

        var moved = await store.Links.MoveAsync(
            new LinkActivation(StoreDatabase.NewUser(), _bot, left.ChatId, null, left.ChatId, TokenHash: null, Actor.System)
            {
                Notices = _ => [Notice(left.ChatId, "welcome")],
            },
            _client,
            Cancellation);

        moved.Outcome.ShouldBe(LinkActivationOutcome.Activated);
        (await store.DrainAsync(lease)).ShouldBe(["welcome"]);
    }

    [Fact]
    public async Task DeactivatedAccountIsNotConnectedByAConfirmationThatComesLate()
    {
        var (token, person, account) = (Token(), StoreDatabase.NewPerson(), Guid.CreateVersion7());
        await store.Tokens.StartAsync(_client, _bot, token, DateTimeOffset.UtcNow.AddMinutes(10), Cancellation);
        await store.Tokens.ClaimAsync(_bot, token, person, DateTimeOffset.UtcNow, Cancellation);
        var snapshot = new AccountSnapshot(account, AccountRole.Client, _client.RecipientId, "Romashka", "en", "UTC", Active: false);
        await store.Accounts.ApplyAsync(snapshot, 1, Cancellation);

        var confirmation = new LinkActivation(_client, _bot, person, null, person, token, Actor.System);
        (await store.Links.ActivateAsync(confirmation, Cancellation)).Outcome.ShouldBe(LinkActivationOutcome.Deactivated);
        (await store.Links.FindRecipientAsync(_bot, person, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task EndOfALinkVoidsATokenThatWaitsAlsoWhereNoneStands()
    {
        var (token, person) = (Token(), StoreDatabase.NewPerson());
        await store.Tokens.StartAsync(_client, _bot, token, DateTimeOffset.UtcNow.AddMinutes(10), Cancellation);

        (await store.Links.RemoveAsync(_client, null, NotificationCauses.AccountDeactivated, Actor.System, Cancellation)).ShouldBeFalse("there was no link");

        (await store.Tokens.ClaimAsync(_bot, token, person, DateTimeOffset.UtcNow, Cancellation)).ShouldBe(new TokenClaim(TokenClaimOutcome.Withdrawn, _client));
    }

    [Fact]
    public async Task WordOfAResumedLinkIsQueuedWithIt()
    {
        var lease = await store.TakeOverAsync(_bot);
        var target = await store.ConnectAsync(_client, _bot);
        await store.Links.SuspendAsync(_client, null, NotificationCauses.BotBlocked, Actor.System, Cancellation);

        (await store.Links.ResumeAsync(_client, Actor.System, [Notice(target.ChatId, "welcome back")], Cancellation)).ShouldBeTrue();
        (await store.Links.ResumeAsync(_client, Actor.System, [Notice(target.ChatId, "again")], Cancellation)).ShouldBeFalse();

        (await store.DrainAsync(lease)).ShouldBe(["welcome back"]);
    }

    [Fact]
    public async Task SuspensionCancelsWhatWaitsSaysWhyAndCanBeRequeuedAfterwards()
    {
        await store.Bots.ActivateAsync(_bot, "bot", Cancellation);
        var lease = await store.TakeOverAsync(_bot);
        var target = await store.ConnectAsync(_client, _bot);
        await store.Queue.EnqueueAsync([Rows.To(_client, target, "first"), Rows.To(_client, target, "second")], Cancellation);
        var first = await store.ClaimOneAsync(lease);
        await store.RecordAsync(lease, DeliveryOutcome.Failed(first, NotificationCauses.BotBlocked, Rows.Now, 403, "Forbidden: bot was blocked by the user"));

        (await store.Links.SuspendAsync(_client, first.Generation, NotificationCauses.BotBlocked, Actor.System, Cancellation)).ShouldBeTrue();
        (await store.Links.SuspendAsync(_client, first.Generation, NotificationCauses.BotBlocked, Actor.System, Cancellation)).ShouldBeFalse();
        var link = (await store.Links.FindAsync(_client, Cancellation))!;
        (link.State, link.Reason).ShouldBe((LinkState.Suspended, NotificationCauses.BotBlocked));
        (await store.DrainAsync(lease)).ShouldBeEmpty();

        (await store.Requeue.RequeueByCauseAsync(NotificationCauses.Suspended, 1000, Cancellation)).ShouldBe(0);
        (await store.Links.ResumeAsync(_client, Actor.System, Cancellation)).ShouldBeTrue();
        (await store.Requeue.RequeueByCauseAsync(NotificationCauses.Suspended, 1000, Cancellation)).ShouldBe(1);
        (await store.Requeue.RequeueAsync([first.Id], Cancellation)).ShouldBe(1);

        (await store.DrainAsync(lease)).ShouldBe(["first", "second"]);
        (await store.ColumnAsync("SELECT type FROM telegram.outbox WHERE subject = $1 ORDER BY position", _client.RecipientId.ToString()))
            .ShouldBe([TelegramLinkActivated.EventType, TelegramLinkSuspended.EventType, TelegramLinkResumed.EventType]);
    }

    [Fact]
    public async Task RefusalOfAnOlderLinkLeavesTheNewOneAlone()
    {
        var old = await store.ConnectAsync(_client, _bot);
        await store.ConnectAsync(_client, _bot);

        (await store.Links.SuspendAsync(_client, old.Generation, NotificationCauses.BotBlocked, Actor.System, Cancellation)).ShouldBeFalse();
        (await store.Links.RemoveAsync(_client, old.Generation, NotificationCauses.UserDeactivated, Actor.System, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task SequenceOfALinksEventsRises()
    {
        await store.ConnectAsync(_client, _bot);
        await store.Links.SuspendAsync(_client, null, NotificationCauses.BotBlocked, Actor.System, Cancellation);
        await store.Links.ResumeAsync(_client, Actor.System, Cancellation);
        await store.Links.RemoveAsync(_client, null, NotificationCauses.DisconnectedByUser, Actor.System, Cancellation);
        await store.ConnectAsync(_client, _bot);

        (await store.ColumnAsync("SELECT sequence FROM telegram.outbox WHERE subject = $1 ORDER BY position", _client.RecipientId.ToString()))
            .ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task GroupThatBecameASupergroupGetsWhatWaitsUnderItsNewIdInOrder()
    {
        const long group = -100, supergroup = -1_001_000;
        var lease = await store.TakeOverAsync(_bot);
        await store.Queue.EnqueueAsync([Rows.To(_bot, group, "1"), Rows.To(_bot, group, "2"), Rows.To(_bot, supergroup, "3")], Cancellation);
        var refused = (await store.ClaimAsync(lease)).Notifications.Single(n => n.ChatId == group);
        await store.RecordAsync(lease, DeliveryOutcome.Retry(refused, Rows.Now, spendsAttempt: false, NotificationCauses.PassingFault, Rows.Now));

        await new ChatMigration(store.Database).MigrateAsync(_bot, group, supergroup, Cancellation);
        await store.Delivery.RescueAsync(lease, UnknownOutcomePolicy.ResendOnce, Rows.Now.AddHours(1), [], Cancellation);

        (await store.DrainAsync(lease)).ShouldBe(["1", "2", "3"]);
        (await store.ColumnAsync("SELECT DISTINCT chat_id FROM telegram.telegram_notifications_queue WHERE bot_id = $1", _bot)).ShouldBe([$"{supergroup}"]);
    }

    [Fact]
    public async Task ChangeThatCannotLockItsLinkGivesItsConnectionBack()
    {
        await store.ConnectAsync(_client, _bot);
        await using var single = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(store.NotificationsConnectionString)
        {
            MaxPoolSize = 1,
            Timeout = 5,
            CommandTimeout = 1,
        });
        var links = new Links(single, TimeProvider.System);
        await using (var other = await store.Database.OpenConnectionAsync(Cancellation))
        await using (await other.BeginTransactionAsync(Cancellation))
        {
            await using var holds = new NpgsqlCommand("SELECT 1 FROM telegram.client_telegram WHERE client_id = $1 FOR UPDATE", other)
            {
                Parameters = { new() { Value = _client.RecipientId } },
            };
            (await holds.ExecuteScalarAsync(Cancellation)).ShouldBe(1);
            await Should.ThrowAsync<NpgsqlException>(() => links.SuspendAsync(_client, null, "bot_blocked", Actor.System, Cancellation));
        }

        (await links.SuspendAsync(_client, null, "bot_blocked", Actor.System, Cancellation)).ShouldBeTrue("the only connection is free again");
    }

    private NewNotification Notice(long chatId, string text) => Rows.To(_bot, chatId, text) with { NotificationType = NotificationTypes.LinkNotice };

    private static byte[] Token() => Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray();
}
