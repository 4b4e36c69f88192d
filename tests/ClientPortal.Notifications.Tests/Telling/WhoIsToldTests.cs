using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Tests.Store;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>
/// The table "who is told", row by row. There are a client; Assignee, who works on the ticket where it is assigned; Colleague and
/// Other with the default scope; Loner, who wants his own alone; Observer, who wants all; Gone, who is deactivated.
/// </summary>
public sealed class WhoIsToldTests(StoreDatabase store) : IClassFixture<StoreDatabase>, IAsyncLifetime
{
    private readonly Dictionary<string, TestPerson> _people = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _people["Client"] = await store.AddClientAsync("Client");
        _people["Assignee"] = await store.AddStaffAsync("Assignee", StaffScope.Mine);
        _people["Colleague"] = await store.AddStaffAsync("Colleague");
        _people["Other"] = await store.AddStaffAsync("Other", wantsInvoices: false);
        _people["Loner"] = await store.AddStaffAsync("Loner", StaffScope.Mine);
        _people["Observer"] = await store.AddStaffAsync("Observer", StaffScope.All);
        _people["Gone"] = await store.AddStaffAsync("Gone");
        await store.KnowAsync(_people["Gone"], "en", active: false, sequence: 2);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("created", "Client", null, "Colleague Observer Other")]
    [InlineData("created", "Client", "Assignee", "Assignee Observer")]
    [InlineData("created", "Client", "Gone", "Colleague Observer Other")]
    [InlineData("created", "Other", "Assignee", "Assignee Client")]
    [InlineData("created", "Assignee", "Assignee", "Client")]
    [InlineData("created", "Other", null, "Client")]
    [InlineData("created", "Other", "Gone", "Client")]
    [InlineData("commented", "Client", null, "Colleague Observer Other")]
    [InlineData("commented", "Client", "Assignee", "Assignee Observer")]
    [InlineData("commented", "Client", "Gone", "Colleague Observer Other")]
    [InlineData("commented", "Other", "Assignee", "Assignee Client")]
    [InlineData("commented", "Assignee", "Assignee", "Client")]
    [InlineData("commented", "Other", null, "Client")]
    [InlineData("noted", "Other", "Assignee", "Assignee")]
    [InlineData("noted", "Assignee", "Assignee", "")]
    [InlineData("noted", "Other", null, "")]
    [InlineData("moved", "Other", "Assignee", "Assignee Client")]
    [InlineData("moved", "Assignee", "Assignee", "Client")]
    [InlineData("moved", "Client", "Assignee", "Assignee")]
    [InlineData("moved", "system", "Assignee", "Assignee Client")]
    [InlineData("assigned", "Other", "Assignee", "Assignee")]
    [InlineData("assigned", "Assignee", "Assignee", "")]
    [InlineData("assigned", "Other", null, "")]
    public async Task TicketEventTellsExactlyThese(string what, string actor, string? assignee, string expected)
    {
        var consumers = new Consumers(store);
        var ticket = Events.Ticket(_people["Client"].Recipient.RecipientId, assignee is null ? null : _people[assignee]);
        var by = actor == "system" ? Actor.System : _people[actor].Acting;

        var eventId = what switch
        {
            "created" => await consumers.HandleAsync(Events.Created(ticket, by)),
            "commented" => await consumers.HandleAsync(Events.Commented(ticket, by)),
            "noted" => await consumers.HandleAsync(Events.Noted(ticket, by)),
            "moved" => await consumers.HandleAsync(Events.Moved(ticket, by)),
            _ => await consumers.HandleAsync(Events.Assigned(ticket, by)),
        };

        (await store.ToldAsync(eventId, [.. _people.Values])).ShouldBe(Names(expected));
    }

    [Theory]
    [InlineData("issued", "Other", "Client")]
    [InlineData("cancelled", "Other", "Client")]
    [InlineData("overdue", "system", "Assignee Client Colleague Loner Observer")]
    [InlineData("paid", "Colleague", "Assignee Client Loner Observer")]
    public async Task InvoiceEventTellsExactlyThese(string what, string actor, string expected)
    {
        var consumers = new Consumers(store);
        var invoice = Events.Invoice(_people["Client"].Recipient.RecipientId);
        var by = actor == "system" ? Actor.System : _people[actor].Acting;

        var eventId = what switch
        {
            "issued" => await consumers.HandleAsync(Events.Issued(invoice, by)),
            "cancelled" => await consumers.HandleAsync(Events.Cancelled(invoice, by)),
            "overdue" => await consumers.HandleAsync(Events.Overdue(invoice)),
            _ => await consumers.HandleAsync(Events.Paid(invoice, by)),
        };

        (await store.ToldAsync(eventId, [.. _people.Values])).ShouldBe(Names(expected));
    }

    [Fact]
    public async Task RecipientsReadTheirOwnLanguage()
    {
        var ticket = Events.Ticket(_people["Client"].Recipient.RecipientId, _people["Assignee"]);
        var eventId = await new Consumers(store).HandleAsync(Events.Commented(ticket, _people["Other"].Acting));

        var texts = await store.ColumnAsync(
            "SELECT language || ': ' || message FROM telegram.telegram_notifications_queue WHERE event_id = $1 ORDER BY recipient_type", eventId);

        texts.ShouldBe(
            [
                "ru: 💬 Other: ответ в <b>заявке №1042</b>\n<i>Printer is on fire</i>\n<blockquote>Still burning.</blockquote>",
                "en: 💬 Other wrote in <b>ticket #1042</b>\n<i>Printer is on fire</i>\nClient: Romashka\n<blockquote>Still burning.</blockquote>",
            ]);
    }

    [Fact]
    public async Task RowCarriesWhatTheDeliveryNeeds()
    {
        var ticket = Events.Ticket(_people["Client"].Recipient.RecipientId);
        var eventId = await new Consumers(store).HandleAsync(Events.Commented(ticket, _people["Other"].Acting));
        var lease = await store.TakeOverAsync(People.Bot, token: DateTime.UtcNow.Ticks);

        var row = (await store.ClaimAsync(lease, max: 1000)).Notifications.Single(n => n.EventId == eventId);

        row.ShouldSatisfyAllConditions(
            () => row.Recipient.ShouldBe(_people["Client"].Recipient),
            () => row.NotificationType.ShouldBe(TicketCommentAdded.EventType),
            () => row.ReferenceId.ShouldBe(ticket.TicketId),
            () => row.IsHtml.ShouldBeTrue(),
            () => row.TraceParent.ShouldBe("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            () => row.ButtonsJson.ShouldNotBeNull().ShouldContain($"reply:{ButtonData.Id(ticket.TicketId)}"));
    }

    private static string[] Names(string expected) => expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
