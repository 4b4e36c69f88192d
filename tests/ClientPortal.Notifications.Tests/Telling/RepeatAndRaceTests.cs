using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Tests.Store;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

public sealed class RepeatAndRaceTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EventDeliveredFiveTimesMakesOneRowPerRecipient()
    {
        var client = await store.AddClientAsync("C");
        var staff = await store.AddStaffAsync("S");
        var consumers = new Consumers(store);
        var commented = Events.Commented(Events.Ticket(client.Recipient.RecipientId, staff), Actor.System);
        var eventId = Guid.CreateVersion7();

        for (var i = 0; i < 5; i++)
        {
            await consumers.HandleAsync(commented, eventId);
        }

        (await store.ToldAsync(eventId, client, staff)).ShouldBe(["C", "S"]);
    }

    [Fact]
    public async Task RepeatTellsNobodyWhoCameLater()
    {
        var client = await store.AddClientAsync("C");
        var consumers = new Consumers(store);
        var first = await store.AddStaffAsync("First", StaffScope.All);
        var created = Events.Created(Events.Ticket(client.Recipient.RecipientId), client.Acting);
        var eventId = await consumers.HandleAsync(created);
        var later = await store.AddStaffAsync("Later", StaffScope.All);

        await consumers.HandleAsync(created, eventId);

        (await store.ToldAsync(eventId, first, later)).ShouldBe(["First"]);
    }

    [Fact]
    public async Task SameEventHandledTwiceAtOnceMakesOneRowPerRecipient()
    {
        var client = await store.AddClientAsync("C");
        var commented = Events.Commented(Events.Ticket(client.Recipient.RecipientId), Actor.System);
        var eventId = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Consumers(store).HandleAsync(commented, eventId)));

        (await store.ToldAsync(eventId, client)).ShouldBe(["C"]);
    }

    [Fact]
    public async Task FanOutThatIsUndoneLeavesNothingAndTheNextTryEverything()
    {
        var clients = new List<TestPerson>();
        for (var i = 0; i < 5; i++)
        {
            clients.Add(await store.AddClientAsync($"C{i}"));
        }

        var eventId = Guid.CreateVersion7();
        var rows = new List<NewNotification>();
        foreach (var client in clients)
        {
            var link = await store.Links.FindAsync(client.Recipient, Cancellation);
            rows.Add(Rows.To(client.Recipient, new ChatTarget(People.Bot, link!.ChatId!.Value, link.Generation)) with { EventId = eventId });
        }

        await using (var connection = await store.Database.OpenConnectionAsync(Cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            (await NotificationQueue.EnqueueAsync(connection, rows, Cancellation)).Pending.ShouldBe(5);
            await transaction.RollbackAsync(Cancellation);
        }

        (await store.ToldAsync(eventId, clients)).ShouldBeEmpty();
        await store.Queue.EnqueueAsync(rows, Cancellation);
        (await store.ToldAsync(eventId, clients)).ShouldBe(["C0", "C1", "C2", "C3", "C4"]);
    }

    [Fact]
    public async Task AccountThatBecomesKnownAMomentLaterIsToldAllTheSame()
    {
        var client = new TestPerson(Guid.CreateVersion7(), StoreDatabase.NewClient(), "C");
        var eventId = Guid.CreateVersion7();
        var clock = new ManualTimeProvider();
        var telling = new Consumers(store, unknownAccountSeconds: 10, clock)
            .HandleAsync(Events.Commented(Events.Ticket(client.Recipient.RecipientId), Actor.System), eventId);
        await Eventually.True(() => clock.ArmedTimers == 1, "the event waits for the account", Cancellation);

        await store.KnowAsync(client, "ru");
        clock.Advance(TimeSpan.FromSeconds(1));
        await telling;

        (await store.ToldAsync(eventId, client)).ShouldBe(["C skipped:not_connected"]);
    }

    [Fact]
    public async Task WaitForAnUnknownAccountHasAnEnd()
    {
        var stranger = new TestPerson(Guid.CreateVersion7(), StoreDatabase.NewClient(), "Stranger");
        var eventId = Guid.CreateVersion7();
        var clock = new ManualTimeProvider();
        var telling = new Consumers(store, unknownAccountSeconds: 10, clock)
            .HandleAsync(Events.Commented(Events.Ticket(stranger.Recipient.RecipientId), Actor.System), eventId);
        await Eventually.True(() => clock.ArmedTimers == 1, "the event waits for the account", Cancellation);

        clock.Advance(TimeSpan.FromSeconds(11));
        await telling;

        (await store.ToldAsync(eventId, stranger)).ShouldBe(["Stranger skipped:unknown_account"]);
    }

    [Fact]
    public async Task AccountThatStaysUnknownIsNotedAndTheOthersAreTold()
    {
        var stranger = new TestPerson(Guid.CreateVersion7(), StoreDatabase.NewClient(), "Stranger");
        var staff = await store.AddStaffAsync("S");
        var ticket = Events.Ticket(stranger.Recipient.RecipientId, staff);

        var eventId = await new Consumers(store).HandleAsync(Events.Commented(ticket, Actor.System));

        (await store.ToldAsync(eventId, stranger, staff)).ShouldBe(["S", "Stranger skipped:unknown_account"]);
    }

    [Fact]
    public async Task UnknownAssigneeIsWaitedForWhereHisScopeDecides()
    {
        var client = await store.AddClientAsync("C");
        var id = Guid.CreateVersion7();
        var stranger = new TestPerson(id, new RecipientSnapshot(RecipientType.User, id), "Stranger");

        var eventId = await new Consumers(store).HandleAsync(
            Events.Commented(Events.Ticket(client.Recipient.RecipientId, stranger), client.Acting));

        (await store.ToldAsync(eventId, stranger)).ShouldBe(["Stranger skipped:unknown_account"]);
    }

    [Fact]
    public async Task OlderAccountEventNeverOverwritesANewerOne()
    {
        var client = await store.AddClientAsync("C", language: "ru");
        await store.KnowAsync(client, "en", sequence: 5);
        await store.KnowAsync(client, "ru", sequence: 4);
        (await store.ScalarAsync<string>("SELECT language FROM telegram.accounts WHERE account_id = $1", client.AccountId)).ShouldBe("en");
    }

    [Fact]
    public async Task ChangedLanguageHoldsFromTheNextMessageOn()
    {
        var client = await store.AddClientAsync("C", language: "ru");
        var consumers = new Consumers(store);
        var account = new AccountSnapshot(client.AccountId, AccountRole.Client, client.Recipient.RecipientId, "C", "en", "Europe/Moscow", Active: true);
        await consumers.HandleAsync(new AccountChanged(account, 2, Events.Now, client.Acting));

        var eventId = await consumers.HandleAsync(Events.Issued(Events.Invoice(client.Recipient.RecipientId), Actor.System));

        (await store.ScalarAsync<string>("SELECT message FROM telegram.telegram_notifications_queue WHERE event_id = $1", eventId))
            .ShouldBe("🧾 <b>Invoice 2026-000123</b> for <b>₽1,200.00</b>\nPlease pay by 5 March 2026");
    }

    [Fact]
    public async Task DeactivationEndsTheLinkAndCancelsWhatWaits()
    {
        var client = await store.AddClientAsync("C");
        var consumers = new Consumers(store);
        var eventId = await consumers.HandleAsync(Events.Commented(Events.Ticket(client.Recipient.RecipientId), Actor.System));
        var account = new AccountSnapshot(client.AccountId, AccountRole.Client, client.Recipient.RecipientId, "C", "ru", "Europe/Moscow", Active: false);

        await consumers.HandleAsync(new AccountDeactivated(account, 2, Events.Now, Actor.System));
        await consumers.HandleAsync(new AccountDeactivated(account, 2, Events.Now, Actor.System));

        (await store.ToldAsync(eventId, client)).ShouldBe(["C cancelled:link_changed"]);
        (await store.Links.FindAsync(client.Recipient, Cancellation))!.State.ShouldBe(LinkState.NotConnected);
        (await store.ColumnAsync("SELECT type FROM telegram.outbox WHERE subject = $1 ORDER BY position", client.Recipient.RecipientId.ToString()))
            .ShouldBe([TelegramLinkActivated.EventType, TelegramLinkRemoved.EventType]);
    }

    [Fact]
    public async Task LateRepeatOfADeactivationLeavesTheReactivatedAccountsLink()
    {
        var client = await store.AddClientAsync("C");
        await store.KnowAsync(client, "ru", active: true, sequence: 3);
        var account = new AccountSnapshot(client.AccountId, AccountRole.Client, client.Recipient.RecipientId, "C", "ru", "Europe/Moscow", Active: false);

        await new Consumers(store).HandleAsync(new AccountDeactivated(account, 2, Events.Now, Actor.System));

        (await store.Links.FindAsync(client.Recipient, Cancellation))!.State.ShouldBe(LinkState.Active);
    }

    [Fact]
    public async Task EventWithoutItsTicketIsRefused() => await Should.ThrowAsync<IncompleteEventException>(() =>
        new Consumers(store).HandleAsync(new TicketCreated(Events.Ticket(Guid.Empty), "", [], 1, Events.Now, Actor.System)));
}
