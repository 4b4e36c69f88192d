using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Store;

/// <summary>Whoever waits for rows is notified behind the commit, in sessions like the services' own, whose triggers leave it to them.</summary>
public sealed class WakeTests(StoreDatabase store) : IClassFixture<StoreDatabase>, IAsyncLifetime
{
    private const string Last = "last";

    private readonly long _bot = StoreDatabase.NewBot();
    private readonly List<string> _notified = [];
    private NpgsqlDataSource _services = null!;
    private NpgsqlConnection _listening = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _services = NpgsqlDataSource.Create($"{store.NotificationsConnectionString};Options=-c clientportal.notifies_after_commit=on");
        _listening = await store.Database.OpenConnectionAsync(Cancellation);
        _listening.Notification += (_, notification) => _notified.Add(notification.Payload == Last ? Last : notification.Channel);
        await using var listen = new NpgsqlCommand("LISTEN telegram_queue; LISTEN telegram_outbox", _listening);
        await listen.ExecuteNonQueryAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _listening.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task DispatcherIsWokenForANewHeadAndNotForWhatWaitsBehindIt()
    {
        var queue = new NotificationQueue(_services);
        await queue.EnqueueAsync([Rows.To(_bot, 1), Rows.To(_bot, 2)], Cancellation);
        await queue.EnqueueAsync([Rows.To(_bot, 1)], Cancellation);
        await queue.EnqueueAsync([Rows.To(_bot, 3)], Cancellation);

        (await NotifiedAsync()).ShouldBe(["telegram_queue", "telegram_queue"]);
    }

    [Fact]
    public async Task RowsOfALargerTransactionWakeTheDispatcherWithItsCommit()
    {
        await using var connection = await _services.OpenConnectionAsync(Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(Cancellation))
        {
            await NotificationQueue.EnqueueAsync(connection, [Rows.To(_bot, 1)], Cancellation);
            (await NotifiedAsync()).ShouldBeEmpty();
            await transaction.CommitAsync(Cancellation);
        }

        (await NotifiedAsync()).ShouldBe(["telegram_queue"]);
    }

    [Fact]
    public async Task RecordedOutcomeWakesTheRelayOfItsEvent()
    {
        var recipient = StoreDatabase.NewClient();
        var target = await store.ConnectAsync(recipient, _bot);
        await store.Queue.EnqueueAsync([Rows.To(recipient, target)], Cancellation);
        var lease = await store.TakeOverAsync(_bot);
        var delivery = new DeliveryQueue(_services);
        var claimed = (await delivery.ClaimAsync(lease, 10, Rows.Now, TimeSpan.FromMinutes(1), Cancellation)).Notifications.ShouldHaveSingleItem();
        await NotifiedAsync();

        await delivery.RecordAsync(lease, [DeliveryOutcome.Sent(claimed, 1, Rows.Now)], botNotBefore: null, Cancellation);

        (await NotifiedAsync()).ShouldBe(["telegram_outbox"]);
    }

    [Fact]
    public async Task ChangedLinkWakesTheRelayOfItsEvent()
    {
        var links = new Links(_services, TimeProvider.System);
        var person = StoreDatabase.NewPerson();

        await links.ActivateAsync(new LinkActivation(StoreDatabase.NewClient(), _bot, person, "someone", person, TokenHash: null, Actor.System), Cancellation);

        (await NotifiedAsync()).ShouldBe(["telegram_outbox"]);
    }

    /// <summary>
    /// The channels notified since the last time. Notifications come in the order of their transactions, so the one that is sent here
    /// says that no earlier one is on its way.
    /// </summary>
    private async Task<IReadOnlyList<string>> NotifiedAsync()
    {
        await using (var last = store.Database.CreateCommand("SELECT pg_notify('telegram_queue', 'last')"))
        {
            await last.ExecuteNonQueryAsync(Cancellation);
        }

        while (!_notified.Contains(Last))
        {
            await _listening.WaitAsync(Cancellation);
        }

        string[] channels = [.. _notified.TakeWhile(notified => notified != Last)];
        _notified.Clear();
        return channels;
    }
}
