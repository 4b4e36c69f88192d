using System.Globalization;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>A page of a person's open tickets, with a button for each.</summary>
/// <param name="Page">From 0.</param>
/// <param name="More">There is a page behind this one.</param>
internal sealed record TicketList(TicketListKind Kind, int Page, IReadOnlyList<PortalTicket> Tickets, bool More)
{
    /// <summary>Name of the buttons that lead to a page: <c>tickets:mine:2</c>.</summary>
    public const string Button = "tickets";

    public const int PageSize = 5;

    public BotView Show(Person person, Wording words)
    {
        var empty = Tickets.Count == 0;
        var lines = new List<string> { words.Text(empty ? $"Ticket_List_{Kind.Name}_Empty" : $"Ticket_List_{Kind.Name}") };
        foreach (var ticket in Tickets)
        {
            var status = TicketWords.Status(ticket.Status, person.IsClient, words);
            var client = person.IsClient ? "" : $" · {TelegramHtml.Name(ticket.Client.Name)}";
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"\n<b>#{ticket.Number}</b> {TelegramHtml.Name(ticket.Title)}\n{status}{client}"));
        }

        return new BotView(string.Join('\n', lines), Buttons(person, words));
    }

    private IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Buttons(Person person, Wording words)
    {
        var rows = new ButtonRows();
        foreach (var ticket in Tickets)
        {
            rows.Row(ButtonRows.Button(
                string.Create(CultureInfo.InvariantCulture, $"#{ticket.Number} {ticket.Title}"), ButtonData.Of(TicketButtons.Show, ButtonData.Id(ticket.Id))));
        }

        var lists = TicketListKind.For(person);
        InlineKeyboardButton?[] tabs = lists.Count == 1 ? [] : [.. lists.Select(list => Tab(list, words))];
        return rows
            .Row(
                Page > 0 ? ButtonRows.Button(words.Text("Ticket_List_Previous"), To(Kind, Page - 1)) : null,
                More ? ButtonRows.Button(words.Text("Ticket_List_Next"), To(Kind, Page + 1)) : null)
            .Row(tabs)
            .Rows;
    }

    private InlineKeyboardButton Tab(TicketListKind list, Wording words) =>
        ButtonRows.Button((list == Kind ? "• " : "") + words.Text($"Ticket_List_{list.Name}_Tab"), To(list, 0));

    private static string To(TicketListKind list, int page) => ButtonData.Of(Button, list.Name, page.ToString(CultureInfo.InvariantCulture));
}
