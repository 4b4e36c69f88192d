using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Tests.Store;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

public sealed class SkippedTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientWhoNeverConnectedIsNoted() =>
        (await TellAsync(await store.AddClientAsync("C", connected: false))).ShouldBe("C skipped:not_connected");

    [Fact]
    public async Task ClientWhoDisconnectedIsNoted()
    {
        var client = await store.AddClientAsync("C");
        await store.Links.RemoveAsync(client.Recipient, null, NotificationCauses.DisconnectedByUser, client.Acting, Cancellation);
        (await TellAsync(client)).ShouldBe("C skipped:not_connected");
    }

    [Fact]
    public async Task DeactivatedAccountsChatHearsOfItOnce()
    {
        var client = await store.AddClientAsync("C");
        var link = (await store.Links.FindAsync(client.Recipient, Cancellation))!;
        var account = new AccountSnapshot(client.Acting.AccountId!.Value, AccountRole.Client, client.Recipient.RecipientId, "C <&>", "ru", "Europe/Moscow", Active: false);
        var gone = new AccountDeactivated(account, 1_000, DateTimeOffset.UnixEpoch, Actor.System);
        var consumers = new Consumers(store);
        var first = await consumers.HandleAsync(gone);
        await consumers.HandleAsync(gone);
        (await store.ColumnAsync("SELECT state || ' ' || message FROM telegram.telegram_notifications_queue WHERE chat_id = $1 AND notification_type = 'link_notice'", link.ChatId!.Value))
            .ShouldHaveSingleItem().ShouldStartWith("pending 🔒 Аккаунт портала <b>C &lt;&amp;&gt;</b> отключён.");
    }

    [Fact]
    public async Task LinkToAnotherBotCountsAsNone()
    {
        var client = await store.AddClientAsync("C", connected: false);
        await store.ConnectAsync(client.Recipient, StoreDatabase.NewBot());
        (await TellAsync(client)).ShouldBe("C skipped:not_connected");
    }

    [Fact]
    public async Task SuspendedLinkIsNoted()
    {
        var client = await store.AddClientAsync("C");
        await store.Links.SuspendAsync(client.Recipient, null, NotificationCauses.BotBlocked, Actor.System, Cancellation);
        (await TellAsync(client)).ShouldBe("C skipped:suspended");
        await store.Links.ResumeAsync(client.Recipient, Actor.System, Cancellation);
        (await TellAsync(client)).ShouldBe("C");
    }

    [Fact]
    public async Task ClientWhoSwitchedTelegramOffIsNoted()
    {
        var client = await store.AddClientAsync("C");
        await store.PreferAsync(client, p => p with { Enabled = false });
        (await TellAsync(client)).ShouldBe("C skipped:switched_off");
    }

    [Fact]
    public async Task TypeThatWasSwitchedOffIsNotedAndOthersArrive()
    {
        var client = await store.AddClientAsync("C");
        await store.PreferAsync(client, p => p with { DisabledTypes = [TicketCommentAdded.EventType] });
        (await TellAsync(client)).ShouldBe("C skipped:switched_off");
        var issued = await new Consumers(store).HandleAsync(Events.Issued(Events.Invoice(client.Recipient.RecipientId), Actor.System));
        (await store.ToldAsync(issued, client)).ShouldBe(["C"]);
    }

    [Fact]
    public async Task PausedClientGetsDirectMessagesAlone()
    {
        var client = await store.AddClientAsync("C");
        await store.PreferAsync(client, p => p with { Paused = true });
        (await TellAsync(client)).ShouldBe("C skipped:paused");
        (await DirectAsync(client)).SkipCause.ShouldBeNull();
        await store.PreferAsync(client, p => p with { Enabled = false });
        (await DirectAsync(client)).SkipCause.ShouldBe(NotificationCauses.SwitchedOff);
    }

    [Fact]
    public async Task DeactivatedClientIsNoted()
    {
        var client = await store.AddClientAsync("C");
        await store.KnowAsync(client, "ru", active: false, sequence: 2);
        (await TellAsync(client)).ShouldBe("C skipped:deactivated");
    }

    [Fact]
    public async Task MutedTicketStaysSilentExceptForAnAssignmentToOneself()
    {
        var staff = await store.AddStaffAsync("S", StaffScope.Mine);
        var boss = await store.AddStaffAsync("B", StaffScope.Mine);
        var client = await store.AddClientAsync("C");
        var ticket = Events.Ticket(client.Recipient.RecipientId, staff);
        await store.Preferences.MuteTicketAsync(staff.Recipient, ticket.TicketId, Cancellation);
        var consumers = new Consumers(store);

        (await store.ToldAsync(await consumers.HandleAsync(Events.Noted(ticket, boss.Acting)), staff)).ShouldBe(["S skipped:muted"]);
        (await store.ToldAsync(await consumers.HandleAsync(Events.Assigned(ticket, boss.Acting)), staff)).ShouldBe(["S"]);
        await store.PreferAsync(staff, p => p with { Paused = true });
        (await store.ToldAsync(await consumers.HandleAsync(Events.Assigned(ticket, boss.Acting)), staff)).ShouldBe(["S skipped:paused"]);
    }

    [Fact]
    public async Task MuteOfOneTicketLeavesTheOthersAndEndsWithUnmute()
    {
        var client = await store.AddClientAsync("C");
        var ticket = Events.Ticket(client.Recipient.RecipientId);
        await store.Preferences.MuteTicketAsync(client.Recipient, ticket.TicketId, Cancellation);
        (await TellAsync(client)).ShouldBe("C");
        (await TellAsync(client, ticket)).ShouldBe("C skipped:muted");
        await store.Preferences.UnmuteTicketAsync(client.Recipient, ticket.TicketId, Cancellation);
        (await TellAsync(client, ticket)).ShouldBe("C");
    }

    [Fact]
    public async Task PreferencesAndMutesSurviveADisconnect()
    {
        var client = await store.AddClientAsync("C");
        var chosen = new RecipientPreferences(Enabled: true, Paused: false, new[] { InvoicePaid.EventType }, StaffScope.MineAndUnassigned, WantsInvoices: true);
        var ticket = Events.Ticket(client.Recipient.RecipientId);
        await store.Preferences.SaveAsync(client.Recipient, chosen, Cancellation);
        await store.Preferences.MuteTicketAsync(client.Recipient, ticket.TicketId, Cancellation);

        await store.Links.RemoveAsync(client.Recipient, null, NotificationCauses.DisconnectedByUser, client.Acting, Cancellation);
        await store.ConnectAsync(client.Recipient, People.Bot);

        (await store.Preferences.FindAsync(client.Recipient, Cancellation)).ShouldBeEquivalentTo(chosen);
        (await TellAsync(client, ticket)).ShouldBe("C skipped:muted");
    }

    private async Task<string> TellAsync(TestPerson client, TicketSnapshot? ticket = null)
    {
        var staff = new Actor(ActorKind.Staff, Guid.CreateVersion7(), "Staff", Channel.Portal);
        var eventId = await new Consumers(store).HandleAsync(Events.Commented(ticket ?? Events.Ticket(client.Recipient.RecipientId), staff));
        return (await store.ToldAsync(eventId, client)).ShouldHaveSingleItem();
    }

    private async Task<ToldRecipient> DirectAsync(TestPerson client)
    {
        var audience = new Audience { NotificationType = NotificationTypes.DirectMessage, ClientId = client.Recipient.RecipientId };
        return (await new RecipientDirectory(store.Database).ResolveAsync(audience, Cancellation)).ShouldHaveSingleItem();
    }
}
