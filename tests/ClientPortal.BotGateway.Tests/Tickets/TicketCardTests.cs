using System.Net;
using System.Text.RegularExpressions;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Tickets;

public sealed partial class TicketCardTests
{
    private static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Wording English = BotTexts.Set.English;
    private static readonly Wording Russian = BotTexts.Set.Russian;

    internal static Person Client { get; } = new(
        new RecipientSnapshot(RecipientType.Client, Guid.CreateVersion7()), Guid.CreateVersion7(), AccountRole.Client, "Acme", "en", "Europe/Moscow", Active: true, LinkState.Active, 1, 1);

    internal static Person Staff { get; } = Client with { Recipient = new RecipientSnapshot(RecipientType.User, Client.AccountId), Role = AccountRole.Staff, Name = "Henry" };

    private static readonly PortalTicket Ticket = new(
        Id,
        1042,
        "Printer <on> fire",
        TicketStatus.WaitingForClient,
        TicketPriority.High,
        new(Guid.CreateVersion7(), "Acme & Co"),
        Assignee: null,
        UpdatedAt: new(2026, 3, 9, 22, 5, 0, TimeSpan.Zero),
        AllowedStatuses: [],
        TakesComments: true,
        new PortalPage<PortalEntry>([Entry("first"), Entry("second"), Entry("third"), Entry("last", files: 2, note: true)], "more"));

    [Fact]
    public void ClientReadsHisTicket() => TicketCard.Of(Ticket, Client, muted: false, Russian).Html.ShouldBe(
        """
        <b>Заявка №1042</b>
        <i>Printer &lt;on&gt; fire</i>
        Статус: ⏳ Ждёт вашего ответа
        Приоритет: высокий
        Исполнитель: пока не назначен

        <b>Olga &amp; Co</b>, 10 марта 2026 г., 01:05
        <blockquote>second</blockquote>

        <b>Olga &amp; Co</b>, 10 марта 2026 г., 01:05
        <blockquote>third</blockquote>

        <b>Olga &amp; Co</b>, 10 марта 2026 г., 01:05 · 📝 внутренняя заметка
        <blockquote>last</blockquote>
        📎 2 файла
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void StaffReadWhoseTicketItIs() =>
        TicketCard.Of(Ticket with { Assignee = new(Staff.AccountId, "Henry"), Conversation = null }, Staff, muted: false, English).Html.ShouldBe(
            "<b>Ticket #1042</b>\n<i>Printer &lt;on&gt; fire</i>\nStatus: ⏳ Waiting for the client\nPriority: high\nAssigned to: Henry\nClient: Acme &amp; Co");

    [Theory]
    [InlineData(TicketStatus.New, true, true, "reply,unmute")]
    [InlineData(TicketStatus.Resolved, true, false, "reply,solved,reopen,mute")]
    [InlineData(TicketStatus.Closed, true, false, "follow,mute")]
    [InlineData(TicketStatus.New, false, true, "reply,take,resolve,unmute")]
    [InlineData(TicketStatus.Resolved, false, false, "reply,take,reopen,mute")]
    [InlineData(TicketStatus.Closed, false, false, "reopen,mute")]
    public void ButtonsAreThoseThatTheApiAllows(TicketStatus status, bool client, bool muted, string names)
    {
        IReadOnlyList<TicketStatus> allowed = (status, client) switch
        {
            (TicketStatus.Resolved, true) => [TicketStatus.Closed, TicketStatus.InProgress],
            (_, true) => [],
            (TicketStatus.New, false) => [TicketStatus.InProgress, TicketStatus.WaitingForClient, TicketStatus.Resolved, TicketStatus.Closed],
            (TicketStatus.Resolved, false) => [TicketStatus.InProgress, TicketStatus.Closed],
            _ => [TicketStatus.InProgress],
        };
        var ticket = Ticket with { Status = status, AllowedStatuses = allowed, TakesComments = status != TicketStatus.Closed };

        var data = TicketCard.Of(ticket, client ? Client : Staff, muted, English).Buttons.SelectMany(row => row).Select(button => ButtonData.Split(button.CallbackData!)).ToList();

        data.Select(button => button.Name).ShouldBe(names.Split(','));
        data.ShouldAllBe(button => ButtonData.ReadId(button.Fields[0]) == Id);
        data.ShouldAllBe(button => button.Fields[1] == "c");
    }

    [Fact]
    public void WhoHasATicketIsNotOfferedToTakeIt()
    {
        var mine = Ticket with { Assignee = new(Staff.AccountId, "Henry") };
        TicketButtons.Of(mine, Staff, muted: false, English).SelectMany(row => row).ShouldNotContain(button => button.CallbackData!.StartsWith("take:"));
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("<&>")]
    public void NoCardIsLongerThanTelegramTakes(string unit)
    {
        var endless = string.Concat(Enumerable.Repeat(unit, 5_000));
        var ticket = Ticket with
        {
            Title = endless,
            Client = new(Id, endless),
            Assignee = new(Id, endless),
            Conversation = new([.. Enumerable.Repeat(Entry(endless, files: 10, note: true) with { Author = new(Id, endless) }, 5)], null),
        };

        WebUtility.HtmlDecode(Tag().Replace(TicketCard.Of(ticket, Staff, muted: false, Russian).Html, "")).Length.ShouldBeLessThanOrEqualTo(4096);
    }

    private static PortalEntry Entry(string text, int files = 0, bool note = false) => new(
        new(Id, "Olga & Co"),
        note,
        text,
        [.. Enumerable.Repeat(new AttachmentSnapshot(Id, "a.txt", "text/plain", 1), files)],
        new DateTimeOffset(2026, 3, 9, 22, 5, 0, TimeSpan.Zero));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
