using System.Net;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Tests.Store;
using ClientPortal.Notifications.Tests.Telling;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Service;

/// <summary>The running service between a real broker and a real database.</summary>
public sealed class ServiceTests(StoreDatabase store, BrokerVhost broker) : IClassFixture<StoreDatabase>, IClassFixture<BrokerVhost>, IAsyncLifetime
{
    private ServiceProcess _service = null!;
    private EventPublisher _publisher = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await NotificationsService.StartAsync(store, broker, Cancellation);
        _publisher = await EventPublisher.ConnectAsync(broker.ConnectionString, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task EventBecomesARowThatContinuesItsTrace()
    {
        var client = await store.AddClientAsync("C");
        var ticket = Events.Ticket(client.Recipient.RecipientId);
        var eventId = Guid.CreateVersion7();

        await _publisher.PublishAsync(Events.Commented(ticket, Actor.System), eventId, Cancellation);

        await ToldAsync(eventId, ["C"], client);
        (await store.ScalarAsync<string>("SELECT traceparent FROM telegram.telegram_notifications_queue WHERE event_id = $1", eventId))!
            .ShouldStartWith($"00-{EventPublisher.TraceId}-");
        (await store.ScalarAsync<string>("SELECT buttons->0->0->>'url' FROM telegram.telegram_notifications_queue WHERE event_id = $1", eventId))
            .ShouldBe($"https://portal.example.com/tickets/{ticket.TicketId}");
    }

    [Fact]
    public async Task FiveDeliveriesMakeOneRowPerRecipient()
    {
        var client = await store.AddClientAsync("C");
        var staff = await store.AddStaffAsync("S");
        var commented = Events.Commented(Events.Ticket(client.Recipient.RecipientId, staff), Actor.System);
        var (eventId, last) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        for (var i = 0; i < 5; i++)
        {
            await _publisher.PublishAsync(commented, eventId, Cancellation);
        }

        // Of the same subject, so it is handled after all of them.
        await _publisher.PublishAsync(commented with { Sequence = 9 }, last, Cancellation);
        await ToldAsync(last, ["C", "S"], client, staff);
        (await store.ToldAsync(eventId, client, staff)).ShouldBe(["C", "S"]);
    }

    [Fact]
    public async Task AccountsAreLearnedFromTheirEvents()
    {
        var id = Guid.CreateVersion7();
        var client = new TestPerson(id, StoreDatabase.NewClient(), "C");
        var account = new AccountSnapshot(id, AccountRole.Client, client.Recipient.RecipientId, "C", "ru", "Asia/Omsk", Active: true);
        var eventId = Guid.CreateVersion7();

        // The account's event comes second, as it may when its lane is slower.
        await _publisher.PublishAsync(Events.Issued(Events.Invoice(client.Recipient.RecipientId), Actor.System), eventId, Cancellation);
        await _publisher.PublishAsync(new AccountCreated(account, 1, Events.Now, Actor.System), Guid.CreateVersion7(), Cancellation);

        await ToldAsync(eventId, ["C skipped:not_connected"], client);
        (await store.ScalarAsync<string>("SELECT time_zone FROM telegram.accounts WHERE account_id = $1", id)).ShouldBe("Asia/Omsk");
    }

    /// <param name="connectionDies">
    /// True: the server notices at once and undoes the insert. False: it has everything already and completes it although nobody waits.
    /// </param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ServiceKilledInTheMiddleOfAFanOutLeavesExactlyOneRowEach(bool connectionDies)
    {
        var client = await store.AddClientAsync("C");
        var staff = new List<TestPerson>();
        for (var i = 0; i < 40; i++)
        {
            staff.Add(await store.AddStaffAsync($"S{i:00}", StaffScope.All, connected: i % 2 == 0));
        }

        var eventId = Guid.CreateVersion7();
        await using (var admin = new NpgsqlConnection(store.AdminConnectionString))
        {
            await admin.OpenAsync(Cancellation);
            await using var blocking = await admin.BeginTransactionAsync(Cancellation);
            await using var hold = new NpgsqlCommand("LOCK TABLE telegram.telegram_notifications_queue IN SHARE MODE", admin);
            await hold.ExecuteNonQueryAsync(Cancellation);
            await _publisher.PublishAsync(Events.Created(Events.Ticket(client.Recipient.RecipientId), client.Acting), eventId, Cancellation);
            await Eventually.True(
                async _ => await store.ScalarAsync<long>(
                    "SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted") > 0,
                "the insert waits behind the lock",
                Cancellation);
            await _service.KillAsync();
            if (connectionDies)
            {
                await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted", admin);
                await end.ExecuteNonQueryAsync(Cancellation);
            }

            await blocking.RollbackAsync(Cancellation);
        }

        if (connectionDies)
        {
            (await store.ToldAsync(eventId, [.. staff])).ShouldBeEmpty();
        }

        await _service.StartAsync(Cancellation);

        var expected = staff.Select((p, i) => i % 2 == 0 ? p.Name : $"{p.Name} skipped:not_connected").Order(StringComparer.Ordinal).ToArray();
        await ToldAsync(eventId, expected, [.. staff]);
    }

    [Fact]
    public async Task EventThatCannotBeReadIsParkedAndTheNextIsHandled()
    {
        var client = await store.AddClientAsync("C");
        var subject = Guid.CreateVersion7().ToString();
        var before = await _publisher.CountAsync("notifications_error", Cancellation);

        await _publisher.PublishAsync(TicketCreated.EventType, "{ not json"u8.ToArray(), Guid.CreateVersion7(), subject, 1, Cancellation);
        await _publisher.PublishAsync(TicketCreated.EventType, "{}"u8.ToArray(), Guid.CreateVersion7(), subject, 2, Cancellation);
        var eventId = Guid.CreateVersion7();
        await _publisher.PublishAsync(Events.Issued(Events.Invoice(client.Recipient.RecipientId), Actor.System), eventId, Cancellation);

        await ToldAsync(eventId, ["C"], client);
        await Eventually.Matches(
            token => _publisher.CountAsync("notifications_error", token), count => count == before + 2, "both are parked", Cancellation);
    }

    [Fact]
    public async Task ParkedMessagesAreForAdministratorsAlone()
    {
        using var answer = await _service.Client.GetAsync("ops/parked", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ServiceIsReadyAliveAndStopsByItself()
    {
        using var ready = await _service.Client.GetAsync("health", Cancellation);
        using var alive = await _service.Client.GetAsync("alive", Cancellation);

        (ready.StatusCode, alive.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        (await _service.StopAsync()).ShouldBeTrue();
        (await _service.Exited).ShouldBe(0);
    }

    private Task<string> ToldAsync(Guid eventId, string[] expected, params TestPerson[] people) => Eventually.Matches(
        async _ => string.Join(' ', await store.ToldAsync(eventId, people)),
        told => string.Equals(told, string.Join(' ', expected), StringComparison.Ordinal),
        $"event {eventId} is told to {string.Join(' ', expected)}",
        Cancellation,
        TimeSpan.FromSeconds(40));
}
