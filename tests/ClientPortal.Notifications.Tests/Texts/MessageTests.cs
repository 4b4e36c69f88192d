using System.Net;
using System.Text.RegularExpressions;
using ClientPortal.Contracts;
using ClientPortal.Notifications.Invoices;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Tests.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Notifications.Tickets;
using ClientPortal.Texts;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Texts;

public sealed partial class MessageTests
{
    private static readonly Actor Anna = new(ActorKind.Staff, Guid.CreateVersion7(), "Anna", Channel.Portal);
    private static readonly Actor Romashka = new(ActorKind.Client, Guid.CreateVersion7(), "Romashka", Channel.Portal);
    private static readonly Reader RussianClient = new(NotificationTexts.Set.Russian, IsClient: true, "Europe/Moscow");
    private static readonly Reader EnglishClient = new(NotificationTexts.Set.English, IsClient: true, "Europe/Moscow");
    private static readonly Reader EnglishStaff = new(NotificationTexts.Set.English, IsClient: false, "Europe/Moscow");
    private static readonly TicketSnapshot Ticket = Events.Ticket(Guid.CreateVersion7());

    private readonly TicketTexts _tickets = new(Links(null));
    private readonly InvoiceTexts _invoices = new(Links(null));

    [Fact]
    public void StaffReadOfANewTicket() =>
        _tickets.Created(Events.Created(Ticket with { Priority = TicketPriority.Urgent }, Romashka, files: 2), EnglishStaff).Html.ShouldBe(
            "🆕 <b>New ticket #1042</b> from Romashka\n<i>Printer is on fire</i>\nPriority: urgent\n<blockquote>It burns.</blockquote>\n📎 2 files");

    [Fact]
    public void ClientReadsOfHisTicketsStatus() =>
        _tickets.StatusChanged(Events.Moved(Ticket, Anna), RussianClient).Html.ShouldBe(
            "⏳ <b>Заявка №1042</b>: В работе → <b>Ждёт вашего ответа</b>\n<i>Printer is on fire</i>");

    [Fact]
    public void StaffReadOfAnAssignment() =>
        _tickets.Assigned(Events.Assigned(Ticket, Anna), EnglishStaff).Html.ShouldBe(
            "👤 Anna assigned <b>ticket #1042</b> to you\n<i>Printer is on fire</i>\nClient: Romashka\nPriority: normal");

    [Fact]
    public void ClientReadsOfAnInvoice() =>
        _invoices.Issued(Events.Issued(Events.Invoice(Guid.CreateVersion7()), Anna), RussianClient).Html.ShouldBe(
            "🧾 <b>Счёт 2026-000123</b> на сумму <b>1\u00A0200,00\u00A0₽</b>\nОплатите до 5 марта 2026 г.");

    [Fact]
    public void ClientReadsAReceipt() =>
        _invoices.Paid(Events.Paid(Events.Invoice(Guid.CreateVersion7(), currency: "EUR"), Anna), EnglishClient).Html.ShouldBe(
            "✅ <b>Invoice 2026-000123</b> is paid: <b>€1,200.00</b>\nReceived on 4 March 2026. Thank you!");

    [Fact]
    public void StaffReadOfAnOverdueInvoiceWhoseItIs() =>
        _invoices.Overdue(Events.Overdue(Events.Invoice(Guid.CreateVersion7())), EnglishStaff, new DateOnly(2026, 3, 6)).Html.ShouldBe(
            "⏰ <b>Invoice 2026-000123</b> for <b>₽1,200.00</b> was not paid in time\nClient: Romashka\nIt was due on 5 March 2026, 1 day ago");

    [Fact]
    public void ClientReadsWhyAnInvoiceWasCancelled() =>
        _invoices.Cancelled(Events.Cancelled(Events.Invoice(Guid.CreateVersion7()), Anna, "Wrong <sum>"), EnglishClient).Html.ShouldBe(
            "🚫 <b>Invoice 2026-000123</b> for <b>₽1,200.00</b> was cancelled\n<blockquote>Wrong &lt;sum&gt;</blockquote>\nNothing needs to be paid.");

    [Fact]
    public void DayOfAReaderFollowsHisTimeZone()
    {
        var lateInUtc = new DateTimeOffset(2026, 3, 9, 22, 0, 0, TimeSpan.Zero);
        EnglishStaff.Day(lateInUtc).ShouldBe(new DateOnly(2026, 3, 10));
        (EnglishStaff with { TimeZone = "Mars/Olympus" }).Day(lateInUtc).ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("<&>")]
    [InlineData("я")]
    public void NoTextIsLongerThanTelegramTakes(string unit)
    {
        var endless = string.Concat(Enumerable.Repeat(unit, 5_000));
        var ticket = Ticket with { Title = endless, ClientName = endless };
        var actor = Anna with { Name = endless };
        var reader = EnglishStaff;
        Message[] messages =
        [
            _tickets.Created(Events.Created(ticket, actor, endless, files: 9), reader),
            _tickets.Commented(Events.Commented(ticket, actor, endless, files: 9), reader),
            _invoices.Cancelled(Events.Cancelled(Events.Invoice(Guid.CreateVersion7()) with { ClientName = endless }, actor, endless), reader),
        ];

        foreach (var message in messages)
        {
            WebUtility.HtmlDecode(Tag().Replace(message.Html, "")).Length.ShouldBeLessThanOrEqualTo(4096);
        }
    }

    [Theory]
    [InlineData("https://portal.example.com", "https://portal.example.com/tickets/")]
    [InlineData("https://example.com/portal/", "https://example.com/portal/tickets/")]
    [InlineData("http://localhost:5000", null)]
    [InlineData("http://127.0.0.1:5000", null)]
    [InlineData("http://portal", null)]
    [InlineData("", null)]
    public void ButtonIntoThePortalIsThereWhenItsAddressIsPublic(string publicUrl, string? address)
    {
        var json = Links(publicUrl).Ticket(Ticket.TicketId, NotificationTexts.Set.Russian);
        json.ShouldBe(address is null ? null : $$"""[[{"text":"Открыть заявку","url":"{{address}}{{Ticket.TicketId}}"}]]""");
    }

    [Theory]
    [InlineData("portal.example.com")]
    [InlineData("ftp://portal.example.com")]
    public void WrongAddressOfThePortalIsRefusedWithASentence(string publicUrl)
    {
        var result = new PortalOptionsValidator().Validate(null, new PortalOptions { PublicUrl = publicUrl });
        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldContain("Portal:PublicUrl");
    }

    private static PortalLinks Links(string? publicUrl) => new(Options.Create(new PortalOptions { PublicUrl = publicUrl }));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
