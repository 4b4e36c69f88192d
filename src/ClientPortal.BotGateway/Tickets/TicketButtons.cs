using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>What a person may do with a ticket, as buttons. The Api judges each press again.</summary>
internal static class TicketButtons
{
    /// <summary>Shows the ticket.</summary>
    public const string Show = "ticket";

    /// <summary>Second field of a button under a ticket's card: the card is shown anew after it.</summary>
    private const string OnCard = "c";

    public static bool IsOnCard(ButtonPress press) => press.Fields.ElementAtOrDefault(1) == OnCard;

    public static IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> Of(PortalTicket ticket, Person person, bool muted, Wording words)
    {
        var solved = ticket.Status == TicketStatus.Resolved;
        return new ButtonRows()
            .Row(
                ticket.TakesComments is true ? Button(ButtonNames.Reply) : null,
                ticket.TakesComments is false && person.IsClient ? Button(ButtonNames.FollowUp) : null,
                !person.IsClient && ticket.Status != TicketStatus.Closed && ticket.Assignee?.Id != person.AccountId ? Button(ButtonNames.Take) : null)
            .Row(
                person.IsClient && solved && ticket.MayBecome(TicketStatus.Closed) ? Button(ButtonNames.Solved, "success") : null,
                !person.IsClient && ticket.MayBecome(TicketStatus.Resolved) ? Button(ButtonNames.Resolve, "success") : null,
                ticket.Status is TicketStatus.Resolved or TicketStatus.Closed && ticket.MayBecome(TicketStatus.InProgress) ? Reopen() : null)
            .Row(Button(muted ? ButtonNames.Unmute : ButtonNames.Mute))
            .Rows;

        InlineKeyboardButton Button(string name, string? style = null) =>
            ButtonRows.Button(words.Text($"Ticket_Button_{name}"), ButtonData.Of(name, ButtonData.Id(ticket.Id), OnCard), style);

        InlineKeyboardButton Reopen() => Button(ButtonNames.Reopen) with
        {
            Text = words.Text(person.IsClient ? "Ticket_Button_reopen_Client" : "Ticket_Button_reopen"),
        };
    }
}
