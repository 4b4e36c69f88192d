using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Tickets;

/// <summary>One ticket with the end of its conversation.</summary>
internal static class TicketCard
{
    /// <summary>Excerpts of 700 characters each: with names and subject they stay below Telegram's 4096.</summary>
    private const int Entries = 3;

    public static BotView Of(PortalTicket ticket, Person person, bool muted, Wording words)
    {
        List<string> lines =
        [
            words.Text("Ticket_Title", ticket.Number),
            $"<i>{TelegramHtml.Name(ticket.Title)}</i>",
            words.Text("Ticket_Status", TicketWords.Status(ticket.Status, person.IsClient, words)),
            words.Text("Ticket_Priority", TicketWords.Priority(ticket.Priority, words)),
            ticket.Assignee is { } assignee ? words.Text("Ticket_Assignee", TelegramHtml.Name(assignee.Name)) : words.Text("Ticket_NoAssignee"),
        ];
        if (!person.IsClient)
        {
            lines.Add(words.Text("Ticket_Client", TelegramHtml.Name(ticket.Client.Name)));
        }

        foreach (var entry in ticket.Conversation?.Items.TakeLast(Entries) ?? [])
        {
            lines.Add("");
            lines.AddRange(Lines(entry, person, words));
        }

        return new BotView(string.Join('\n', lines), TicketButtons.Of(ticket, person, muted, words));
    }

    private static IEnumerable<string> Lines(PortalEntry entry, Person person, Wording words)
    {
        var note = entry.Internal ? words.Text("Ticket_Note") : "";
        yield return $"<b>{TelegramHtml.Name(entry.Author.Name)}</b>, {person.Minute(entry.CreatedAt, words)}{note}";
        yield return TelegramHtml.Quote(entry.Text);
        if (entry.Attachments.Count > 0)
        {
            yield return words.Counted("Ticket_Files", entry.Attachments.Count);
        }
    }
}
