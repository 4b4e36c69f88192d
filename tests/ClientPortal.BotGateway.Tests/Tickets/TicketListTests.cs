using System.Globalization;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.BotGateway.Tests.Portal;
using ClientPortal.BotGateway.Tickets;
using ClientPortal.Contracts;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Tickets;

public sealed class TicketListTests
{
    private static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void StaffSeeTabsAndPages()
    {
        var view = new TicketList(TicketListKind.Free, 1, [Ticket(7)], More: true).Show(TicketCardTests.Staff, BotTexts.Set.English);

        view.Html.ShouldBe("<b>Open tickets that nobody has taken</b>\n\n<b>#7</b> Title 7\n🆕 New · Acme");
        view.Buttons.Select(row => string.Join(' ', row.Select(button => $"{button.Text}={button.CallbackData}"))).ShouldBe(
        [
            "#7 Title 7=ticket:AZjA3gAAcACAAAAAAAAAAQ",
            "◀ Previous=tickets:free:0 Next ▶=tickets:free:2",
            "Mine=tickets:mine:0 • Unassigned=tickets:free:0",
        ]);
    }

    [Fact]
    public void ClientSeesHisOwnAlone()
    {
        var view = new TicketList(TicketListKind.Own, 0, [Ticket(7)], More: false).Show(TicketCardTests.Client, BotTexts.Set.Russian);

        view.Html.ShouldBe("<b>Ваши открытые заявки</b>\n\n<b>#7</b> Title 7\n🆕 Новая");
        view.Buttons.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "mine", "own")]
    [InlineData(true, null, "own")]
    [InlineData(false, "free", "free")]
    [InlineData(false, "own", "mine")]
    [InlineData(false, "nonsense", "mine")]
    public void NobodySeesAListThatIsNotHis(bool client, string? asked, string shown) =>
        TicketListKind.Of(asked, client ? TicketCardTests.Client : TicketCardTests.Staff).Name.ShouldBe(shown);

    [Theory]
    [InlineData(0, 7, "7,6,5,4,3", 0, true)]
    [InlineData(1, 7, "2,1", 1, false)]
    [InlineData(1, 5, "5,4,3,2,1", 0, false)]
    [InlineData(9, 7, "7,6,5,4,3", 0, true)]
    [InlineData(-3, 7, "7,6,5,4,3", 0, true)]
    [InlineData(20, 103, "3,2,1", 20, false)]
    [InlineData(19, 103, "8,7,6,5,4", 19, true)]
    [InlineData(0, 0, "", 0, false)]
    public async Task PageIsReadWhereverItBegins(int page, int count, string numbers, int shown, bool more)
    {
        await using var api = StubApi.Start(new ManualTimeProvider());
        api.Answer = context => AnswerListAsync(context, count);

        var loaded = await new TicketListLoader(api.Tickets).LoadAsync(StubApi.Anna, TicketListKind.Own, page, Cancel);

        loaded.TryGet(out var list, out _).ShouldBeTrue();
        (string.Join(',', list!.Tickets.Select(ticket => ticket.Number)), list.Page, list.More).ShouldBe((numbers, shown, more));
    }

    /// <summary>As the Api lists tickets with the numbers from <paramref name="count"/> down to 1; its cursor is the last number.</summary>
    private static Task AnswerListAsync(HttpContext context, int count)
    {
        var limit = int.Parse(context.Request.Query["limit"]!, CultureInfo.InvariantCulture);
        var from = context.Request.Query["cursor"].FirstOrDefault() is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) - 1 : count;
        var numbers = Enumerable.Range(0, limit).Select(index => from - index).Where(number => number > 0).ToList();
        var items = numbers.Select(number =>
            $$"""{"id":"{{Id}}","number":{{number}},"title":"T","status":"new","priority":"normal","client":{"id":"{{Id}}","name":"Acme"},"assignee":null,"createdAt":"2026-03-09T22:05:00+00:00","updatedAt":"2026-03-09T22:05:00+00:00"}""");
        var next = numbers.Count == limit && numbers[^1] > 1 ? $"\"{numbers[^1]}\"" : "null";
        return StubApi.WriteAsync(context, 200, $$"""{"items":[{{string.Join(',', items)}}],"nextCursor":{{next}}}""");
    }

    private static PortalTicket Ticket(long number) =>
        new(Id, number, $"Title {number}", TicketStatus.New, TicketPriority.Normal, new(Id, "Acme"), Assignee: null, UpdatedAt: default);
}
